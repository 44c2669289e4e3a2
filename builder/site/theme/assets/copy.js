// Scripts (话术): a button that copies one line, one that copies the whole script as it goes into a chat window, and a
// switch between channels. Without this script the wording of every channel stands there with its name.
(() => {
  "use strict";

  const REMEMBERED = "cw-channel";
  const DONE_MS = 2000;
  const COPY = "复制";
  const DONE = "已复制";

  /** A button with its text; `told` is what a screen reader hears, beginning with the text. */
  const makeButton = (className, text, told) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = className;
    button.textContent = text;
    if (told) button.setAttribute("aria-label", told);
    return button;
  };

  const make = (className, ...children) => {
    const made = document.createElement("div");
    made.className = className;
    made.append(...children);
    return made;
  };

  const status = make("cw-script-copied");
  status.setAttribute("role", "status");

  /** An intranet page over plain http has no clipboard of its own: a text field out of sight lends one. */
  const copyBySelection = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.className = "cw-script-copied";
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    field.setSelectionRange(0, text.length);
    let isDone = false;
    try {
      isDone = document.execCommand("copy");
    } catch {
      isDone = false;
    }
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return isDone;
  };

  /** @returns {Promise<boolean>} whether the text is in the clipboard */
  const copy = async (text) => {
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // Forbidden by the browser's settings: try the older way.
      }
    }
    return copyBySelection(text);
  };

  /** What is said, without the marks of figures and footnotes. */
  const spokenText = (line) => {
    const wording = line.querySelector(".cw-script-wording").cloneNode(true);
    for (const mark of wording.querySelectorAll(".cw-sample, sup")) mark.remove();
    return wording.textContent.replace(/\s+/gu, " ").trim();
  };

  const offer = (button, text) => {
    const [shown, told] = [button.textContent, button.getAttribute("aria-label")];
    let timer = 0;
    button.addEventListener("click", async () => {
      const isDone = await copy(text());
      button.textContent = isDone ? DONE : "没复制上";
      button.classList.toggle("cw-script-done", isDone);
      button.removeAttribute("aria-label");
      status.textContent = isDone ? DONE : "没有复制上，请长按文字自己选";
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = shown;
        if (told) button.setAttribute("aria-label", told);
        button.classList.remove("cw-script-done");
        status.textContent = "";
      }, DONE_MS);
    });
    return button;
  };

  const remembered = () => {
    try {
      return localStorage.getItem(REMEMBERED) || "";
    } catch {
      return "";
    }
  };

  const remember = (channel) => {
    try {
      localStorage.setItem(REMEMBERED, channel);
    } catch {
      // Storage is blocked: the choice holds on this page.
    }
  };

  /** The lines of a step that belong to its wording, not to the folded alternatives. */
  const linesOf = (step) => [...step.children].filter((child) => child.classList.contains("cw-script-line"));

  /** Show each step's line for the channel, or its own where it has none. */
  const showChannel = (steps, channel) => {
    for (const step of steps) {
      const lines = linesOf(step);
      const chosen = lines.find((line) => line.dataset.channel === channel) || lines[0];
      for (const line of lines) line.hidden = line !== chosen;
    }
  };

  const channelSwitch = (script, steps) => {
    const found = steps.flatMap((step) => linesOf(step).map((line) => line.dataset.channel));
    const channels = [...new Set([script.dataset.channel, ...found.filter(Boolean)])];
    const buttons = channels.map((channel) => makeButton("cw-script-pick", channel));
    const choose = (channel) => {
      buttons.forEach((button, number) => button.setAttribute("aria-pressed", String(channels[number] === channel)));
      showChannel(steps, channel);
    };
    buttons.forEach((button, number) =>
      button.addEventListener("click", () => {
        choose(channels[number]);
        remember(channels[number]);
      }));
    // A step's own wording needs no name once the switch has one; what is particular to a channel keeps it.
    for (const name of steps.flatMap((step) => linesOf(step).slice(0, 1)).map((line) => line.querySelector(".cw-script-channel"))) {
      if (name) name.hidden = true;
    }
    choose(channels.includes(remembered()) ? remembered() : channels[0]);
    const group = make("cw-script-channels", ...buttons);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "渠道");
    return group;
  };

  for (const script of document.querySelectorAll(".cw-script")) {
    const steps = [...script.querySelectorAll(".cw-script-step")];
    if (steps.length === 0) continue;
    for (const step of steps) {
      const name = step.querySelector(".cw-script-head strong").textContent;
      for (const line of step.querySelectorAll(".cw-script-line")) {
        line.append(offer(makeButton("cw-script-copy", COPY, `${COPY}：${name}`), () => spokenText(line)));
      }
    }
    const bar = make("cw-script-bar");
    if (script.dataset.channel) bar.append(channelSwitch(script, steps));
    if (steps.length > 1) {
      const whole = () =>
        steps.flatMap((step) => linesOf(step).filter((line) => !line.hidden).slice(0, 1)).map(spokenText).join("\n");
      bar.append(offer(makeButton("cw-script-copy", `${COPY}整套`), whole));
    }
    if (bar.children.length > 0) script.prepend(bar);
  }
  if (document.querySelector(".cw-script-copy")) document.body.append(status);
})();
