import { useTranslation } from 'react-i18next';

import type { ImportKind, ImportPreview } from '#contract/imports';

import { useFieldNames } from './field-names.ts';
import classes from './imports.module.css';
import { PreviewValue } from './preview-value.tsx';
import { fieldsShown, isNumberField } from './reading.ts';

/** The first records as they would be saved. */
export function PreviewTable({ kind, rows }: { kind: ImportKind; rows: ImportPreview['rows'] }) {
  const { t } = useTranslation('imports');
  const fields = fieldsShown(kind, rows);
  const { nameOf } = useFieldNames();
  return (
    // A table wider than the screen is scrolled by keyboard too, so it takes the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: what scrolls must be reached without a mouse
    <div className={classes['previewFrame']} role="region" aria-label={t('preview')} tabIndex={0}>
      <table className={classes['preview']}>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field} scope="col" data-number={isNumberField(field)}>
                {nameOf(field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // The rows have no key of their own and are never moved.
            <tr key={index}>
              {fields.map((field) => (
                <td key={field} data-number={isNumberField(field)} title={row[field]}>
                  <PreviewValue field={field} value={row[field] ?? ''} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
