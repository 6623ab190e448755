const LINK_PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:"]);
const FILE_PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:"]);

/**
 * Where a link in a message may lead, in the form in which it was judged; `null` where it must not be a link. The
 * server judges as well, but what runs in the page is decided in the page.
 */
export function linkUrl(url: string): string | null {
  return allowed(url, LINK_PROTOCOLS, undefined);
}

/** Where a file may be fetched from; an address without a host is the page's own. */
export function fileUrl(url: string): string | null {
  return allowed(url, FILE_PROTOCOLS, document.baseURI);
}

function allowed(url: string, protocols: ReadonlySet<string>, base: string | undefined): string | null {
  try {
    const { protocol, href } = new URL(url, base);
    return protocols.has(protocol) ? href : null;
  } catch {
    return null;
  }
}
