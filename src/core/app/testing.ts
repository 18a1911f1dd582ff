/** Tests of this folder reach the test house here; it lies in a folder of its own so that every feature's tests can. */
export * from '#core/testing';
