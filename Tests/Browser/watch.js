// Runs before anything of a page: notes what a page must never do.
window.visit = `${performance.timeOrigin}-${Math.random()}`;
window.incidents = [];
for (const name of ["alert", "confirm", "prompt"]) {
  window[name] = () => { window.incidents.push(name); };
}
document.addEventListener("securitypolicyviolation", (event) => {
  window.incidents.push(`${event.effectiveDirective} ${event.blockedURI}`);
});
