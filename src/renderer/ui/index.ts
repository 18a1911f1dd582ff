export { ActionButton, type Action } from './action.tsx';
export { Card, type CardProps } from './card.tsx';
export { ChangedMeanwhile, type ChangedMeanwhileProps } from './changed-meanwhile.tsx';
export { CompareTable } from './compare-table.tsx';
export { ConfirmSentence, type ConfirmSentenceProps } from './confirm-sentence.tsx';
export { csvFile } from './csv-file.ts';
export { DataList } from './data-list.tsx';
export type { Column, DataListProps, Sort } from './data-list-types.ts';
export { DateInput, type DateInputProps } from './date-input.tsx';
export { writtenDate } from './date-text.ts';
export { densities, useDensity, type Density } from './density.ts';
export { DetailColumns } from './detail-columns.tsx';
export { DetailGrid, type Detail } from './detail-grid.tsx';
export { Disclosure, type DisclosureProps } from './disclosure.tsx';
export { EmptyState, type EmptyStateProps } from './empty-state.tsx';
export { FigureTable } from './figure-table.tsx';
export { Figures, type Figure } from './figures.tsx';
export { FileDrop, type FileDropProps } from './file-drop.tsx';
export { FormDialog, type FormDialogProps } from './form-dialog.tsx';
export { FormPage, FormRow, FormSection, type FormPageProps, type FormSectionProps } from './form-page.tsx';
export { Keys } from './keys.tsx';
export { useLeaveForm } from './leave-form.ts';
export { ListToolbar, type FilterChip, type ListToolbarProps } from './list-toolbar.tsx';
export { Loaded, type LoadedProps } from './loaded.tsx';
export { useNeighbours } from './neighbours.ts';
export { NameCell } from './name-cell.tsx';
export { Notice, type NoticeProps } from './notice.tsx';
export { DecimalInput, MoneyInput, type DecimalInputProps, type MoneyInputProps } from './number-inputs.tsx';
export { Page, type PageProps } from './page.tsx';
export { paperPath } from './paper-path.ts';
export { ContactPicker, ItemPicker, type ContactPickerProps, type ItemPickerProps } from './pickers.tsx';
export { ProgressPanel, type ProgressPanelProps } from './progress-panel.tsx';
export { usePathId, useUrlState, type FeatureRoute } from './routing.ts';
export { SearchBox } from './search-box.tsx';
export { SectionForm, Sections, type SectionFormProps, type SectionLink, type SectionsProps } from './sections.tsx';
export { useSelection, type Selection } from './selection.ts';
export { isDialogOpen, ShortcutsProvider, useShortcut, useShortcutList, type Shortcut } from './shortcuts.tsx';
export { SidePanel, type SidePanelProps } from './side-panel.tsx';
export { Badge, StatusBadge, type Tone } from './status-badge.tsx';
export { StepButton } from './step-button.tsx';
export { focusFirstFault, submitByKey } from './submit.ts';
export { TextLink, type TextLinkProps } from './text-link.tsx';
export { isSame, meet, type MetField } from './three-way.ts';
export { offerUndo } from './undo-notice.tsx';
export { UnsavedWork } from './unsaved-work.tsx';
export { useFile, useReadOrTell } from './use-file.ts';
export {
  DateText,
  Decimal,
  DueText,
  InstantText,
  Money,
  Percent,
  type DueTextProps,
  type MoneyProps,
} from './values.tsx';
export { useUserName } from './user-name.ts';
export { WhenText } from './when-text.tsx';
export { WholeInput } from './whole-input.tsx';
