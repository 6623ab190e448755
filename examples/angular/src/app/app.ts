import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";

@Component({
  selector: "app-root",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Messages <small>({{ unread() }} unread)</small></h1>
    <t-inbox
      app-id="demo"
      user-id="alice"
      conversation-id="alice-bob"
      (unreads-change)="unread.set($any($event).detail.length)"
    >
      <p>Loading the chat…</p>
    </t-inbox>
  `,
})
export class App {
  readonly unread = signal(0);
}
