// Browsers refuse workers on file:// pages. There, and only there, a hidden frame runs the search instead.
// The search script asks for `parent.IFrameWorker` to learn that it runs in a frame.
(() => {
  if (location.protocol !== "file:") return;

  class FrameWorker extends EventTarget {
    #waiting = [];
    #frame = document.createElement("iframe");

    constructor(address) {
      super();
      this.#frame.hidden = true;
      const begin = () => {
        document.body.append(this.#frame);
        this.#run(String(new URL(address, document.baseURI)));
      };
      if (document.body) begin();
      else document.addEventListener("DOMContentLoaded", begin, { once: true });
    }

    #run(address) {
      const inside = this.#frame.contentWindow;
      const load = (source) =>
        new Promise((resolve, reject) => {
          const script = inside.document.createElement("script");
          script.src = source;
          script.onload = resolve;
          script.onerror = () => reject(new Error(`cannot load ${source}`));
          inside.document.head.append(script);
        });
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inside.importScripts = (...sources) =>
        sources.reduce((before, source) => before.then(() => load(source)), Promise.resolve());
      load(address).then(
        () => {
          const waiting = this.#waiting;
          this.#waiting = null;
          waiting.forEach((data) => this.postMessage(data));
        },
        (error) => this.dispatchEvent(new ErrorEvent("error", { error })),
      );
    }

    postMessage(data) {
      if (this.#waiting) this.#waiting.push(data);
      else this.#frame.contentWindow.dispatchEvent(new MessageEvent("message", { data }));
    }

    terminate() {
      this.#frame.remove();
    }
  }

  window.IFrameWorker = FrameWorker;
  window.Worker = FrameWorker;
})();
