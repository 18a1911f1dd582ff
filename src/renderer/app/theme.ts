import {
  Button,
  createTheme,
  Drawer,
  InputWrapper,
  Menu,
  Modal,
  Notification,
  Portal,
  Select,
  Tooltip,
} from '@mantine/core';
import i18next from 'i18next';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

// One accent: an ink blue that holds 4.5:1 on white with white text on it, and in its light end on the dark ground.
const ink: MantineColorsTuple = [
  '#eef3fd',
  '#dae4f8',
  '#b3c7f0',
  '#89a8e8',
  '#668ee2',
  '#507ddd',
  '#3b6bd6',
  '#2f5bc0',
  '#274fac',
  '#1c4296',
];
// Greys with a little blue, from text to ground.
const dark: MantineColorsTuple = [
  '#d7dae1',
  '#b6bbc6',
  '#9aa0ad',
  '#6e7583',
  '#454b58',
  '#343944',
  '#272b34',
  '#1b1e25',
  '#16181e',
  '#111318',
];
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eff1f4',
  '#e4e7ec',
  '#d6dae1',
  '#bfc5cf',
  '#9aa2b0',
  '#626a79',
  '#4a515f',
  '#333945',
  '#1e222b',
];

// Read when a notification is drawn, so that it is in the language of that moment.
const closeButtonProps = {
  get 'aria-label'() {
    return i18next.t('ui:close');
  },
};

const dialogStyles = {
  title: { fontSize: 15, fontWeight: 600 },
  header: { background: 'var(--cb-surface-raised)' },
  content: { background: 'var(--cb-surface-raised)' },
};

// A red on which white text holds 4.5:1, and which holds it on white and on the dark ground in its light end.
const red: MantineColorsTuple = [
  '#fdecec',
  '#f9d4d3',
  '#f2aba9',
  '#ec827f',
  '#e5605c',
  '#dc4540',
  '#cf332e',
  '#b3261e',
  '#991f18',
  '#7f1812',
];

/** Calm and compact: one accent, Inter, an 8 px rhythm. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  colors: { ink, dark, gray, red },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '24px', lineHeight: '1.3' },
      h2: { fontSize: '20px', lineHeight: '1.35' },
      h3: { fontSize: '17px', lineHeight: '1.4' },
      h4: { fontSize: '15px', lineHeight: '1.4' },
      h5: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  components: {
    // Hints below the field, so that fields side by side stand in line.
    InputWrapper: InputWrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { root: { height: 32, paddingInline: 12 } } }),
    Modal: Modal.extend({
      defaultProps: { radius: 'lg', overlayProps: { backgroundOpacity: 0.35 } },
      styles: dialogStyles,
    }),
    Drawer: Drawer.extend({ defaultProps: { overlayProps: { backgroundOpacity: 0.25 } }, styles: dialogStyles }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps } }),
    // Below #root in the page, in a landmark of its own, so that screen readers find what opens.
    Portal: Portal.extend({ defaultProps: { target: '#overlays' } }),
    Select: Select.extend({
      defaultProps: { withScrollArea: false, styles: { options: { maxHeight: 280, overflowY: 'auto' } } },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, fz: 'xs', withinPortal: true } }),
  },
});

/** The tones of the house, in both schemes. Every text on them holds WCAG AA. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1b1f28',
    '--mantine-color-dimmed': '#5a6271',
    '--mantine-color-placeholder': '#6b7382',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#274fac',
    '--cb-surface-sunken': '#f7f8fa',
    '--cb-surface-raised': '#ffffff',
    '--cb-line': '#e1e4ea',
    '--cb-line-soft': '#eceef2',
    '--cb-hover': '#f5f7fa',
    '--cb-selected': '#edf2fd',
    '--cb-late': '#b3261e',
    '--cb-good': '#12613a',
  },
  dark: {
    '--mantine-color-body': '#14161b',
    '--mantine-color-text': '#e2e5eb',
    '--mantine-color-dimmed': '#9aa1af',
    '--mantine-color-placeholder': '#8b92a1',
    '--mantine-color-error': '#ff9f97',
    '--mantine-color-anchor': '#a4c0ff',
    '--cb-surface-sunken': '#111318',
    '--cb-surface-raised': '#1b1e25',
    '--cb-line': '#2b2f39',
    '--cb-line-soft': '#22262e',
    '--cb-hover': '#1b1e25',
    '--cb-selected': '#1e2a45',
    '--cb-late': '#ff9f97',
    '--cb-good': '#8fdcb3',
  },
});
