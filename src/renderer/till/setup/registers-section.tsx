import { ActionIcon, Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCashRegister, IconDots, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Printer, Register } from '#contract/till-values';
import { orpc, useCommand } from '#renderer/api';
import { Badge, EmptyState, FormSection, Loaded } from '#renderer/ui';

import { RegisterDialog } from './register-dialog.tsx';
import { inputOf, valuesOf } from './register-values.ts';
import classes from './setup.module.css';

/** The registers with their numbers and printers. */
export function RegistersSection() {
  const { t } = useTranslation('tillOffice');
  const registers = useQuery(orpc.till.registers.queryOptions());
  const [edited, setEdited] = useState<Register | 'new'>();
  const add = () => setEdited('new');
  return (
    <FormSection
      title={t('setup.section.registers')}
      description={t('registers.text')}
      end={
        <Button leftSection={<IconPlus size={16} />} onClick={add}>
          {t('setup.addRegister')}
        </Button>
      }
    >
      <Loaded query={registers}>
        {({ registers: rows }) =>
          rows.length === 0 ? (
            <EmptyState
              icon={<IconCashRegister size={22} />}
              title={t('registers.emptyTitle')}
              text={t('registers.emptyText')}
            />
          ) : (
            <RegisterTable registers={rows} onEdit={setEdited} />
          )
        }
      </Loaded>
      {edited !== undefined && (
        <RegisterDialog register={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </FormSection>
  );
}

type RegisterTableProps = { registers: readonly Register[]; onEdit: (register: Register) => void };

function RegisterTable({ registers, onEdit }: RegisterTableProps) {
  const { t } = useTranslation(['tillOffice', 'common']);
  return (
    <table className={`cb-table ${classes['registers']}`} aria-label={t('setup.section.registers')}>
      <thead>
        <tr>
          <th scope="col">{t('common:name')}</th>
          <th scope="col">{t('registers.next')}</th>
          <th scope="col">{t('registers.printer')}</th>
          <th scope="col">
            <span className="cb-hidden">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {registers.map((register) => (
          <RegisterRow key={register.id} register={register} onEdit={() => onEdit(register)} />
        ))}
      </tbody>
    </table>
  );
}

function RegisterRow({ register, onEdit }: { register: Register; onEdit: () => void }) {
  const { t } = useTranslation(['tillOffice', 'common']);
  const { name, nextNumber, printer, isArchived, openShift } = register;
  const printerWords = usePrinterWords();
  const { test, archive } = useRegisterActions(register);
  return (
    <tr data-muted={isArchived}>
      <td>
        <span className={classes['name']}>{name}</span>
        {isArchived && <Badge tone="neutral">{t('common:archived')}</Badge>}
        {openShift !== null && <Badge tone="info">{t('registers.isOpen')}</Badge>}
      </td>
      <td className="cb-figures">{nextNumber}</td>
      <td className={classes['printer']}>{printerWords(printer)}</td>
      <td data-align="end">
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('actionsOf', { name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onEdit}>{t('common:edit')}</Menu.Item>
            <Menu.Item disabled={printer.kind === 'none'} onClick={test}>
              {t('registers.test')}
            </Menu.Item>
            <Menu.Item onClick={archive}>{t(isArchived ? 'common:restore' : 'common:archive')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}

function useRegisterActions(register: Register) {
  const { t } = useTranslation('tillOffice');
  const testPrinter = useCommand(orpc.till.testPrinter);
  const save = useCommand(orpc.till.saveRegister);
  const test = async () => {
    const printed = await testPrinter.run({ registerId: register.id });
    if (printed.ok) notifications.show({ message: t('registers.tested'), autoClose: 6000 });
  };
  const archive = async () => {
    const { id, version, isArchived } = register;
    await save.run({ id, version, ...inputOf(valuesOf(register)), isArchived: !isArchived });
  };
  return { test: () => void test(), archive: () => void archive() };
}

function usePrinterWords(): (printer: Printer) => string {
  const { t } = useTranslation('tillOffice');
  return (printer) => {
    switch (printer.kind) {
      case 'none':
        return t('registers.noPrinter');
      case 'network':
        return `${printer.host}:${printer.port} · ${printer.paperMm}\u00a0mm`;
      case 'usb':
        return `${printer.path} · ${printer.paperMm}\u00a0mm`;
    }
  };
}
