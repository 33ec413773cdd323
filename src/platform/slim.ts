/** H5 draws real elements and sends nothing; the mini-program builds take slim.weapp.ts and slim.alipay.ts. */
export {}
