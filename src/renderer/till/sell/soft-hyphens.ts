/** Where long words may be parted. */

const longFrom = 10;
const fewestBeside = 3;
const softHyphen = '\u00AD';

// What is said in one breath stays together: sch, ch, ck, br, kl. Every other letter stands for itself.
const sounds = /sch[rw]?|ch|ck|ph|sh|th|qu|kn|[bcdfgkpt]r|[bcfgkp]l|./giu;
const vowel = /^[aeiouyäöüàáâãåæèéêëìíîïòóôõøœùúûýąęěůőű]/iu;

/**
 * A name with soft hyphens in its long words, for narrow places: where a word must be parted, a hyphen shows it. The places are those between
 * two syllables as most European languages have them (before the last consonant that precedes a vowel), because the language of an item's name is
 * not known. Where there is room the name looks as before.
 */
export function withSoftHyphens(name: string): string {
  return name.replace(/\p{L}+/gu, (word) => (word.length < longFrom ? word : parted(word)));
}

function parted(word: string): string {
  const found = word.match(sounds) ?? [];
  let before = '';
  let hasVowel = false;
  return found
    .map((sound, index) => {
      const isVowel = vowel.test(sound);
      const beginsSyllable = !isVowel && hasVowel && vowel.test(found[index + 1] ?? '');
      const rest = word.length - before.length;
      const mayPart = beginsSyllable && before.length >= fewestBeside && rest >= fewestBeside;
      before += sound;
      hasVowel ||= isVowel;
      return mayPart ? softHyphen + sound : sound;
    })
    .join('');
}
