import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type SidePanelProps = {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  /** Pixels. */
  width?: number | undefined;
  children: ReactNode;
};

/** A panel at the side, for a detail or a small form without leaving the screen. */
export function SidePanel({ isOpen, title, onClose, width = 480, children }: SidePanelProps) {
  const { t } = useTranslation('ui');
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title={title}
      position="right"
      size={width}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Drawer>
  );
}
