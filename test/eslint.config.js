import litPlugin from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wcPlugin from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {ignores: ['dist/', 'coverage/', 'node_modules/', 'custom-elements.json']},
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {project: ['./tsconfig.json', './test/tsconfig.json'], tsconfigRootDir: process.cwd()},
    },
    rules: {
      'no-console': 'error',
      'no-eval': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/elements/**/*.ts', 'src/internal/**/*.ts'],
    ...litPlugin.configs['flat/recommended'],
  },
  {
    files: ['src/elements/**/*.ts', 'src/internal/**/*.ts'],
    ...wcPlugin.configs['flat/recommended'],
  },
  {
    files: ['src/elements/**/*.ts', 'src/internal/**/*.ts'],
    plugins: {'lit-a11y': litA11y},
    rules: litA11y.configs.recommended.rules,
  },
  {
    files: ['test/**', 'demo/emulator/**', 'vite.config.ts'],
    rules: {'no-console': 'off'},
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked},
);
