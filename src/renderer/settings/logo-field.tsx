import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconTrash, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Settings } from '#contract/settings';
import { carry } from '#renderer/api';

import classes from './settings.module.css';

type Logo = Settings['logo'];

// The contract takes 1.4 million characters of base64, three quarters of that in bytes.
const largestBytes = 1_000_000;

/** The company's logo with a preview; PNG or JPEG up to 1 MB. */
export function LogoField({ logo, error, onChange }: { logo: Logo; error: ReactNode; onChange: (logo: Logo) => void }) {
  const { t } = useTranslation('settings');
  const [fault, setFault] = useState<string>();
  const take = async (file: File | null) => {
    if (file === null) return;
    const { type } = file;
    const isPicture = type === 'image/png' || type === 'image/jpeg';
    setFault(isPicture ? undefined : t('papers.logoWrongKind'));
    if (!isPicture) return;
    setFault(file.size <= largestBytes ? undefined : t('papers.logoTooLarge'));
    if (file.size > largestBytes) return;
    const { base64 } = await carry(file);
    onChange({ mediaType: type, base64 });
  };
  return (
    <div className={classes['logo']}>
      <div className={classes['logoFrame']}>
        {logo === null ? (
          t('papers.noLogo')
        ) : (
          <img src={`data:${logo.mediaType};base64,${logo.base64}`} alt={t('papers.logoPreview')} />
        )}
      </div>
      <Stack gap={6}>
        <Group gap="xs">
          <FileButton accept="image/png,image/jpeg" onChange={(file) => void take(file)}>
            {(props) => (
              <Button variant="default" leftSection={<IconUpload size={16} />} {...props}>
                {t(logo === null ? 'papers.chooseLogo' : 'papers.changeLogo')}
              </Button>
            )}
          </FileButton>
          {logo !== null && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconTrash size={16} />}
              onClick={() => {
                setFault(undefined);
                onChange(null);
              }}
            >
              {t('papers.removeLogo')}
            </Button>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {t('papers.logoHint')}
        </Text>
        {(fault ?? error) !== undefined && (
          <Text size="sm" c="var(--cb-late)" role="alert">
            {fault ?? error}
          </Text>
        )}
      </Stack>
    </div>
  );
}
