import { Box, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCashRegister, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Settings } from '#contract/settings';
import type { Register } from '#contract/till-values';
import { orpc, useCommand } from '#renderer/api';
import { useMay } from '#renderer/till/parts';
import { OpenShiftForm } from '#renderer/till/shifts';
import { Card, EmptyState, Money, Notice, Page, TextLink } from '#renderer/ui';

import { useCart, newCartStore } from './cart-store.ts';
import { cartTotals, surroundingsOf } from './cart-totals.ts';
import classes from './start.module.css';

/** Before the first register: one sentence, and a button that makes it. */
export function NoRegister({ onMade }: { onMade: (register: Register) => void }) {
  const { t } = useTranslation('till');
  const may = useMay();
  const make = useCommand(orpc.till.saveRegister);
  const run = async () => {
    const made = await make.run({ name: t('start.firstName'), prefix: 'T1-' });
    if (made.ok) onMade(made.value);
  };
  return (
    <Page title={t('title')}>
      <EmptyState
        icon={<IconCashRegister size={22} />}
        title={t('start.noRegister')}
        text={t(may('till.manage') ? 'start.noRegisterText' : 'start.askOwner')}
        primary={
          may('till.manage')
            ? { label: t('start.makeRegister'), isRunning: make.isRunning, onClick: () => void run() }
            : { label: t('start.toStart'), to: '/' }
        }
      />
    </Page>
  );
}

type OpenRegisterProps = {
  registers: readonly Register[];
  /** The register of this computer; undefined while none was chosen. */
  own: Register | undefined;
  settings: Settings;
  onChoose: (registerId: string) => void;
};

/** Chooses the register of this computer, and opens its shift with a counted float. */
export function OpenRegister({ registers, own, settings, onChoose }: OpenRegisterProps) {
  const { t } = useTranslation('till');
  const may = useMay();
  return (
    <Page title={own?.name ?? t('title')} layout="form">
      <Stack gap="lg">
        {own !== undefined && (
          <Card title={t('start.openShift', { name: own.name })}>
            <WaitingSale key={own.id} registerId={own.id} settings={settings} />
            {own.heldCount > 0 && (
              <Text size="sm" mb="sm">
                {t('start.heldWait', { count: own.heldCount })}
              </Text>
            )}
            {may('till.cash') ? (
              <>
                <Text size="sm" c="dimmed" mb="md">
                  {t('start.countFloat')}
                </Text>
                <OpenShiftForm key={own.id} registerId={own.id} onOpened={() => onChoose(own.id)} />
              </>
            ) : (
              <Text size="sm">{t('start.mayNotOpen')}</Text>
            )}
          </Card>
        )}
        {(own === undefined || registers.length > 1) && (
          <Card title={t(own === undefined ? 'start.whichRegister' : 'start.otherRegister')}>
            <RegisterList registers={registers.filter((each) => each.id !== own?.id)} onChoose={onChoose} />
          </Card>
        )}
        {may('till.report') && <TextLink to="/till/shifts">{t('start.earlierShifts')}</TextLink>}
      </Stack>
    </Page>
  );
}

/** The sale that was running when the shift was closed, on another screen perhaps: it is not lost. */
function WaitingSale({ registerId, settings }: { registerId: string; settings: Settings }) {
  const { t } = useTranslation('till');
  const [store] = useState(() => newCartStore(registerId));
  const cart = useCart(store);
  if (cart.lines.length === 0) return null;
  const totals = cartTotals(cart, surroundingsOf(settings));
  return (
    <Box mb="md">
      <Notice tone="info" title={t('start.saleWaits')}>
        {t('start.saleWaitsLines', { count: cart.lines.length })}
        {totals.ok && (
          <>
            , <Money minor={totals.value.totalMinor} isBold />
          </>
        )}
        {'. '}
        {t('start.saleWaitsText')}
      </Notice>
    </Box>
  );
}

function RegisterList({ registers, onChoose }: Omit<OpenRegisterProps, 'own' | 'settings'>) {
  const { t } = useTranslation('till');
  return (
    <ul className={classes['registers']}>
      {registers.map((register) => (
        <li key={register.id}>
          <UnstyledButton className={classes['register']} onClick={() => onChoose(register.id)}>
            <IconCashRegister size={20} aria-hidden />
            <span className={classes['registerName']}>{register.name}</span>
            <span className={classes['registerState']}>
              {register.openShift === null
                ? t('start.closed')
                : t('start.openBy', { name: register.openShift.openedBy })}
            </span>
            <IconChevronRight size={16} className="flips" aria-hidden />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
