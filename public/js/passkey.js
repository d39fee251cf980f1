// <desk-passkey options="JSON" does="get|create" failed="…">: the button of its form asks the device for a passkey and sends its answer with the
// form. The one thing here that cannot be done without a script: without it, or in a browser that knows no passkeys, it stays hidden.
const fromText = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
const binary = (list) => (list ?? []).map((one) => ({ ...one, id: fromText(one.id) }));

class DeskPasskey extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form || !window.PublicKeyCredential) return;
    this.hidden = false;
    // Before anything else hears of it: what is not sent yet must not count as sent.
    this.addEventListener(
      "submit",
      (event) => {
        if (this.form.elements.answer.value) return;
        event.preventDefault();
        event.stopPropagation();
        this.ask();
      },
      true,
    );
  }

  async ask() {
    const message = this.querySelector("[role=status]");
    message.textContent = "";
    try {
      this.form.elements.answer.value = JSON.stringify(await this.prove(JSON.parse(this.getAttribute("options"))));
    } catch {
      // Cancelled, or no passkey here: the person may press again or go another way.
      message.textContent = this.getAttribute("failed");
      return;
    }
    this.form.requestSubmit();
  }

  async prove(options) {
    const publicKey = { ...options, challenge: fromText(options.challenge) };
    if (this.getAttribute("does") === "create") {
      publicKey.user = { ...options.user, id: fromText(options.user.id) };
      publicKey.excludeCredentials = binary(options.excludeCredentials);
      const made = await navigator.credentials.create({ publicKey });
      return this.answerOf(made, {
        attestationObject: toText(made.response.attestationObject),
        transports: made.response.getTransports?.() ?? [],
      });
    }
    if (options.allowCredentials) publicKey.allowCredentials = binary(options.allowCredentials);
    const proof = await navigator.credentials.get({ publicKey });
    const { authenticatorData, signature, userHandle } = proof.response;
    return this.answerOf(proof, {
      authenticatorData: toText(authenticatorData),
      signature: toText(signature),
      ...(userHandle ? { userHandle: toText(userHandle) } : {}),
    });
  }

  answerOf(credential, response) {
    return {
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: { clientDataJSON: toText(credential.response.clientDataJSON), ...response },
    };
  }
}
customElements.define("desk-passkey", DeskPasskey);
