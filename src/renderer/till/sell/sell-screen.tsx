import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Register } from '#contract/till-values';
import { orpc } from '#renderer/api';
import { Loaded, Page } from '#renderer/ui';

import { Counter } from './counter.tsx';
import { useOwnRegister } from './device.ts';
import { OpenRegister, NoRegister } from './start-views.tsx';

/** The till: sells at the register of this computer, and leads there where there is no register or no open shift. */
export function SellScreen() {
  const registers = useQuery(orpc.till.registers.queryOptions());
  const tillSettings = useQuery(orpc.till.settings.queryOptions());
  const settings = useQuery(orpc.settings.get.queryOptions());
  if (registers.data === undefined || tillSettings.data === undefined || settings.data === undefined) {
    const failed = [registers, tillSettings, settings].find((query) => query.error !== null);
    return <Waiting query={failed ?? registers} />;
  }
  const open = registers.data.registers.filter((register) => !register.isArchived);
  return <AtRegister {...{ registers: open, tillSettings: tillSettings.data, settings: settings.data }} />;
}

type Query = { data: unknown; error: unknown; refetch: () => unknown };

function Waiting({ query }: { query: Query }) {
  const { t } = useTranslation('till');
  return (
    <Page title={t('title')}>
      <Loaded query={{ ...query, data: undefined }}>{() => null}</Loaded>
    </Page>
  );
}

type AtRegisterProps = Pick<Parameters<typeof Counter>[0], 'tillSettings' | 'settings'> & {
  registers: readonly Register[];
};

function AtRegister({ registers, ...known }: AtRegisterProps) {
  const [ownId, setOwn] = useOwnRegister();
  const own =
    registers.find((register) => register.id === ownId) ?? (registers.length === 1 ? registers[0] : undefined);
  if (registers.length === 0) return <NoRegister onMade={(register) => setOwn(register.id)} />;
  if (own === undefined || own.openShift === null) {
    return <OpenRegister registers={registers} own={own} settings={known.settings} onChoose={setOwn} />;
  }
  // A new counter for another register: it has a sale of its own.
  return <Counter key={own.id} register={own} shift={own.openShift} {...known} onLeaveRegister={() => setOwn('')} />;
}
