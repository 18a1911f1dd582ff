import { Anchor } from '@mantine/core';
import type { AnchorProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export type TextLinkProps = { to: string; search?: Record<string, unknown>; children: ReactNode } & Omit<
  AnchorProps,
  'component'
>;

/** A link to another screen of the program: `<TextLink to={`/contacts/${id}`}>`. */
export function TextLink({ to, search, children, ...rest }: TextLinkProps) {
  return (
    <Anchor inherit {...rest} renderRoot={(props) => <Link {...props} to={to} search={search as never} />}>
      {children}
    </Anchor>
  );
}
