/** Imported once by the app, before any page is drawn: props are numbered by the list of components, on both ends the same. */
import { mergeInternalComponents } from '@tarojs/shared'
import { ariaComponents } from './aria-attributes'

mergeInternalComponents(ariaComponents)
