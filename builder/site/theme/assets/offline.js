// Over http: the site can be installed and read without a network, and says quietly when there is something newer.
// From a folder, in a preview, and where browsers have no service workers (plain http), nothing happens.
(() => {
  "use strict";

  const assets = new URL(".", document.currentScript.src);
  if (!/^https?:$/.test(location.protocol)) return;
  if (!document.querySelector('meta[name="courseware-offline"]')) return;

  // Not in the template: on file:// browsers refuse the manifest with an error.
  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = new URL("generated/manifest.webmanifest", assets).href;
  document.head.append(manifest);

  const workers = navigator.serviceWorker;
  const saving = navigator.connection && navigator.connection.saveData;
  if (!workers || saving) return;

  /** @param {ServiceWorker} worker the new version, complete and waiting */
  const announce = (worker) => {
    if (document.querySelector(".cw-update")) return;
    const bar = document.createElement("div");
    bar.className = "cw-update";
    bar.setAttribute("role", "status");
    document.body.append(bar);
    const words = document.createElement("span");
    words.textContent = "内容有更新，刷新后可用";
    const refresh = document.createElement("button");
    refresh.type = "button";
    refresh.className = "cw-update-refresh";
    refresh.textContent = "刷新";
    refresh.addEventListener("click", () => {
      if (worker.state === "activated") location.reload();
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage("activate");
    });
    const later = document.createElement("button");
    later.type = "button";
    later.className = "cw-update-later";
    later.textContent = "以后再说";
    later.addEventListener("click", () => bar.remove());
    bar.append(words, refresh, later);
  };

  const watch = (registration) => {
    if (registration.waiting && workers.controller) announce(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      if (!worker) return;
      worker.addEventListener("statechange", () => {
        if (worker.state === "installed" && workers.controller) announce(worker);
      });
    });
  };

  const register = () => {
    const source = new URL("../sw.js", assets).href;
    // Refused by policy or storage: the site works as it did.
    workers.register(source, { updateViaCache: "none" }).then(watch, () => {});
  };
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register, { once: true });
})();
