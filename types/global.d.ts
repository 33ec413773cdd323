/// <reference types="@tarojs/taro" />

/** Base URL of the server, fixed at build time; empty in H5, which talks to its own origin. */
declare const API_BASE: string

declare module '*.scss'
declare module '*.png'

/** The city that is shown before the citizen has chosen one; fixed at build time. */
declare const DEFAULT_CITY: string

/** The version in package.json, fixed at build time. */
declare const APP_VERSION: string

/** What the compiled templates read of each node; written after the build by config/slim-templates.ts. */
declare const TEMPLATE_READS: string
