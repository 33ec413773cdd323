export function login(): Promise<string | null> {
  return new Promise((resolve) => {
    // auth_base is silent: it gives the open_id and shows no dialog.
    my.getAuthCode({ scopes: 'auth_base', success: ({ authCode }) => resolve(authCode || null), fail: () => resolve(null) })
  })
}
