import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

/** What the compiler does not see. Formatting is oxfmt's. */
export default ts.config(
  { ignores: ['**/dist/', '**/generated/', '**/node_modules/', 'web/public/', 'test/artefacts/', '.bench/'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    rules: {
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in server/src/kernel/config.ts.' },
        { property: 'getKysely', message: 'It runs without the role of the asker: use ctx.em inside its transaction.' },
        { property: 'getConnection', message: 'It runs without the role of the asker: use ctx.em inside its transaction.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time from ctx.now().' },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Take the time from ctx.now().' },
      ],
      'vue/multi-word-component-names': ['error', { ignores: ['Chart'] }],
      // Layout of templates is the formatter's business.
      'vue/html-indent': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/require-default-prop': 'off',
      'vue/attributes-order': 'off',
    },
  },
  // Where time is made, or is not the product's.
  { files: ['server/src/kernel/clock.ts', 'server/src/kernel/embedded/**', '**/*.test.ts', 'test/**', 'web/**', 'scripts/**'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['server/src/kernel/config.ts', 'server/src/kernel/embedded/**', '**/*.test.ts', 'test/**', 'scripts/**', 'web/*.ts', '*.config.*', '**/*.config.*'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['scripts/**', 'test/src/bench/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
