import { useQuery } from '@tanstack/react-query';

import type { Contact } from '#contract/contacts';
import type { Settings } from '#contract/settings';
import { dueDate } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import type { Totals } from '#domain/documents';
import { orpc, useToday } from '#renderer/api';
import dePapers from '#resources/locales/de/papers.json';
import enPapers from '#resources/locales/en/papers.json';

import { enteredLines } from './draft-totals.ts';
import type { EditorState } from './editor-state.ts';
import { PaperLines, PaperTotals } from './paper-lines.tsx';
import classes from './paper.module.css';
import { writtenDate } from '#renderer/ui';

// The paper speaks the company's language, whatever language the page speaks.
const words = { en: enPapers, de: dePapers };
export type PaperWords = typeof enPapers;

type DraftPaperProps = { state: EditorState; settings: Settings; totals: Totals | null };

/** The paper as it will be printed, near enough to see whether all is there. The PDF is the core's. */
export function DraftPaper({ state, settings, totals }: DraftPaperProps) {
  const { company } = settings;
  const contact = useQuery({
    ...orpc.contacts.get.queryOptions({ input: { id: state.contactId ?? '' } }),
    enabled: state.contactId !== null,
  });
  const buyer = state.contactId === null ? undefined : contact.data;
  const word: PaperWords = words[company.language];
  const title = state.kind === 'invoice' ? word.document.draftInvoice : word.document.draftCreditNote;
  return (
    <div className={classes['frame']}>
      <div role="img" aria-label={title} lang={company.language} className={classes['paper']}>
        <Top state={state} settings={settings} buyer={buyer} word={word} />
        <p className={classes['title']}>{title}</p>
        {state.introduction.trim() !== '' && <p className={classes['text']}>{state.introduction}</p>}
        <PaperLines lines={enteredLines(state)} settings={settings} totals={totals} word={word} />
        {totals !== null && <PaperTotals state={state} settings={settings} totals={totals} word={word} />}
        {state.note.trim() !== '' && <p className={classes['text']}>{state.note}</p>}
        <Foot settings={settings} word={word} />
      </div>
    </div>
  );
}

type TopProps = {
  state: EditorState;
  settings: Settings;
  buyer: Contact | undefined;
  word: PaperWords;
};

function Top({ state, settings, buyer, word }: TopProps) {
  const { company, logo } = settings;
  const town = `${company.postalCode} ${company.city}`.trim();
  const sender = [company.street, town, company.country, company.phone, company.email, company.website];
  return (
    <>
      <div className={classes['top']}>
        {logo === null ? (
          <strong className={classes['company']}>{company.name}</strong>
        ) : (
          <img alt="" className={classes['logo']} src={`data:${logo.mediaType};base64,${logo.base64}`} />
        )}
        <div className={classes['sender']}>
          {sender
            .filter((line) => line !== '')
            .map((line) => (
              <div key={line}>{line}</div>
            ))}
        </div>
      </div>
      <div className={classes['address']}>
        <div>
          <div className={classes['return']}>
            {[company.name, company.street, town].filter((part) => part !== '').join(' · ')}
          </div>
          {buyer !== undefined && <Buyer buyer={buyer} homeCountry={company.country} />}
        </div>
        <Facts state={state} settings={settings} buyer={buyer} word={word} />
      </div>
    </>
  );
}

function Buyer({ buyer, homeCountry }: { buyer: Contact; homeCountry: string }) {
  const isAbroad = buyer.country.trim().toLowerCase() !== homeCountry.trim().toLowerCase();
  const town = [`${buyer.postalCode} ${buyer.city}`.trim(), buyer.region].filter((part) => part !== '').join(', ');
  const lines = [buyer.name, buyer.contactPerson, buyer.street, town, isAbroad ? buyer.country.toUpperCase() : ''];
  return (
    <>
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <div key={line}>{line}</div>
        ))}
    </>
  );
}

function Facts({ state, settings, buyer, word }: TopProps) {
  const { company } = settings;
  const today = useToday();
  const written = (date: CalendarDate) => writtenDate(date, { locale: company.locale, style: 'medium' });
  const day = state.issuedOn ?? today;
  const days = buyer?.paymentTermsDays ?? company.paymentTermsDays;
  const due = state.dueOn ?? (day === undefined ? undefined : dueDate(day, { kind: 'net', days }));
  const isInvoice = state.kind === 'invoice';
  const facts: readonly (readonly [string, string])[] = [
    [isInvoice ? word.document.invoiceNumber : word.document.creditNoteNumber, word.document.notNumbered],
    [word.document.date, day === undefined ? '' : written(day)],
    [word.document.dueDate, isInvoice && due !== undefined ? written(due) : ''],
    [word.document.customerNumber, buyer?.code ?? ''],
    [word.document.reference, state.reference],
    [word.document.buyerTaxNumber, buyer?.taxNumber ?? ''],
    [word.document.sellerTaxNumber, company.taxNumber],
  ];
  return (
    <dl className={classes['facts']}>
      {facts
        .filter(([, value]) => value.trim() !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Foot({ settings, word }: { settings: Settings; word: PaperWords }) {
  const { company } = settings;
  const columns = [
    [
      company.name,
      labelled(word.page.registrationNumber, company.registrationNumber),
      labelled(word.page.taxNumber, company.taxNumber),
    ],
    [company.bankName, labelled(word.page.iban, company.iban), labelled(word.page.bic, company.bic)],
    [company.paperFooter],
  ];
  return (
    <div className={classes['foot']}>
      {columns.map((lines) => (
        <div key={lines.join(' ')}>
          {lines
            .filter((line) => line !== '')
            .map((line) => (
              <div key={line}>{line}</div>
            ))}
        </div>
      ))}
    </div>
  );
}

function labelled(label: string, value: string): string {
  return value === '' ? '' : `${label} ${value}`;
}
