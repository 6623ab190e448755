import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { ChinwagServer } from "./chinwag-server.ts";
import { HostSite } from "./host-site.ts";

/**
 * Opens a page of the host site in a browser of its own: other cookies, other storage, another person. `prepare`
 * sees the page before anything is loaded.
 */
export type OpenPage = (
  name: string,
  parameters: Record<string, string>,
  prepare?: (page: Page) => void | Promise<void>,
) => Promise<Page>;

/** A test with a server, a site that embeds it, and people who look at the site. */
export const test = base.extend<{
  settings: Record<string, string>;
  chinwag: ChinwagServer;
  site: HostSite;
  open: OpenPage;
}>({
  /** Settings of the server, as its environment names them. */
  settings: [{}, { option: true }],
  chinwag: async ({ settings }, use) => {
    const server = await ChinwagServer.start(settings);
    await use(server);
    await server.stop();
  },
  site: async ({ chinwag }, use) => {
    const site = await HostSite.start(chinwag.origin);
    await use(site);
    await site.stop();
  },
  open: async ({ browser, site }, use) => {
    const errors: string[] = [];
    const people: Page[] = [];
    await use(async (name, parameters, prepare) => {
      const page = await newPerson(browser, errors);
      people.push(page);
      await prepare?.(page);
      await page.goto(`${site.origin}/${name}?${new URLSearchParams(parameters)}`);
      return page;
    });
    // Those who stay would try for ever to reach a server that is gone, in the time of the next test.
    await Promise.all(people.map((page) => page.context().close()));
    expect(errors, "errors that nobody caught, on any page").toEqual([]);
  },
});

async function newPerson(browser: Browser, errors: string[]): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  return page;
}

export { expect };
