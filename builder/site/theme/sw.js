// A preview has no offline copy: this takes the place of a worker that a published site left at the same address.
// `courseware site` writes the real one over it.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.registration.unregister()));
