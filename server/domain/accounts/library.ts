// The sign-in library, set up once. It stands behind our own routes and sees only requests that we have built.
import { betterAuth } from 'better-auth'
import type { BetterAuthOptions } from 'better-auth'
import { password } from '@viewme/contract/me.ts'
import { libraryDatabase, type Db } from './accounts.queries.ts'
import { addressHeader } from './caller.ts'
import { hashPassword, isPassword } from './password.ts'
import { cookieName, longestSession } from './session.ts'

export const basePath = '/api/auth'

export function libraryOptions(options: { db: Db; secret: string; baseUrl: string; secure: boolean }) {
  return {
    appName: 'ViewMe',
    baseURL: options.baseUrl,
    basePath,
    secret: options.secret,
    database: libraryDatabase(options.db),
    // It would write addresses and reasons of its own; what failed is thrown to our error handler instead.
    logger: { disabled: true },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      // Registration is a slice of its own, by another way: humans come from `createHuman` alone.
      disableSignUp: true,
      minPasswordLength: password.shortest,
      maxPasswordLength: password.longest,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: isPassword },
    },
    user: {
      modelName: 'humans',
      // What the library takes for the address is the keyed hash of one (see identity.ts): it can look up and compare, and has nothing to tell.
      fields: { email: 'email_index', emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        firstName: { type: 'string', fieldName: 'first_name', required: true, input: false },
        lastName: { type: 'string', fieldName: 'last_name', required: true, input: false },
      },
    },
    session: {
      modelName: 'sessions',
      fields: { userId: 'human_id', expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at', ipAddress: 'ip_address', userAgent: 'user_agent' },
      expiresIn: longestSession.seconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'human_id', accountId: 'account_id', providerId: 'provider_id', accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', createdAt: 'created_at', updatedAt: 'updated_at',
      },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limits',
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 120,
      // The library's own rule for sign-in is three in ten seconds: a family behind one address would be shut out.
      customRules: { '/sign-in/email': { window: 60, max: 120 } },
    },
    databaseHooks: { session: { create: { before: async (session) => ({ data: { ...session, ipAddress: '', userAgent: '' } }) } } },
    onAPIError: { throw: true },
    advanced: {
      database: { generateId: 'uuid' },
      // Our own name carries the prefix: the library knows only `__Secure-`.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: options.secure },
      cookies: {
        session_token: { name: cookieName(options.secure) },
        dont_remember: { name: cookieName(options.secure).replace('session_token', 'dont_remember') },
      },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 },
      // Done before the library is asked, for every route: see foreign-origin.ts.
      disableCSRFCheck: true,
    },
  } satisfies BetterAuthOptions
}

export const openLibrary = (options: Parameters<typeof libraryOptions>[0]) => betterAuth(libraryOptions(options))
export type Library = { handler(request: Request): Promise<Response> }
