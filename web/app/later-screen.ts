import type { I18n } from '@lingui/core';
import type { QueryClient } from '@tanstack/react-query';
import { type AnyRoute, createRootRouteWithContext, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Lost } from '../shell/lost.tsx';
import { type AddressForms, text } from './address-state.ts';
import { addTexts, type Catalogue } from './i18n.ts';

/** What routes may use: the cache and the texts of this app. */
export interface RouteContext {
  readonly cache: QueryClient;
  readonly i18n: I18n;
}

/** Root of all addresses. */
export const rootRoute = createRootRouteWithContext<RouteContext>()({ notFoundComponent: Lost });

/** A screen with the texts that it brings. */
export interface LaterScreen {
  readonly Screen: ComponentType;
  readonly texts: Catalogue;
}

/** Address of a screen whose code and texts are loaded when it is first gone to. */
export const laterScreen = (parent: AnyRoute, path: string, forms: AddressForms, load: () => Promise<LaterScreen>): AnyRoute =>
  createRoute({
    getParentRoute: () => parent,
    path,
    validateSearch: text(forms),
    // Waited for: a screen without its texts would show their ids.
    loader: async ({ context }) => {
      const { texts } = await load();
      // Every route lies below the root, whose context this is.
      addTexts((context as RouteContext).i18n, texts);
    },
    component: lazyRouteComponent(async () => ({ default: (await load()).Screen })),
  });
