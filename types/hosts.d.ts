/** The mini-program hosts' own globals; only src/platform may use them (eslint). */
/// <reference types="miniprogram-api-typings" />
/// <reference types="@mini-types/alipay" />
