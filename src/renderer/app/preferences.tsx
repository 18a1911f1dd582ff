import { ActionIcon, Group, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconKeyboard, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { chooseLanguage, languages } from './i18n.ts';
import type { Language } from './i18n.ts';

/** Each language in itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

export const themes = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];

const themeIcons = {
  light: <IconSun size={16} />,
  dark: <IconMoon size={16} />,
  auto: <IconDeviceDesktop size={16} />,
};

/** Theme, language and the list of keys, at the foot of the sidebar. */
export function Preferences({ onShortcuts }: { onShortcuts: () => void }) {
  const { t, i18n } = useTranslation(['app', 'ui']);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Group gap={4} mt={4}>
      <Choice label={t('theme.label')} icon={themeIcons[colorScheme]}>
        {themes.map((theme) => (
          <Menu.Item
            key={theme}
            leftSection={themeIcons[theme]}
            rightSection={theme === colorScheme ? <IconCheck size={14} /> : null}
            onClick={() => setColorScheme(theme)}
          >
            {t(`theme.${theme}`)}
          </Menu.Item>
        ))}
      </Choice>
      <Choice label={t('language.label')} icon={<IconLanguage size={16} />}>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={language === i18n.language ? <IconCheck size={14} /> : null}
            onClick={() => void chooseLanguage(language)}
          >
            {languageNames[language]}
          </Menu.Item>
        ))}
      </Choice>
      <Tooltip label={t('ui:shortcuts.show')}>
        <ActionIcon variant="subtle" color="gray" c="dimmed" aria-label={t('ui:shortcuts.show')} onClick={onShortcuts}>
          <IconKeyboard size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

function Choice({ label, icon, children }: { label: string; icon: ReactNode; children: ReactNode }) {
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon variant="subtle" color="gray" c="dimmed" aria-label={label}>
            {icon}
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
