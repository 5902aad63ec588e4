/* learnlog: plays a video in the place of its picture, once somebody asks for it.
   Until then nothing is fetched from elsewhere; without this script the picture is a link. */
document.addEventListener("click", (event) => {
  const elsewhere = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  const link = event.target.closest?.("a[data-learnlog-embed]");
  const player = link?.dataset.learnlogEmbed ?? "";
  if (elsewhere || event.defaultPrevented || !player.startsWith("https://")) {
    return; // a link like any other: into a new window, perhaps
  }
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.className = "learnlog-video-frame";
  frame.title = link.dataset.learnlogTitle;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin"; // players refuse pages that hide theirs
  frame.src = player;
  link.replaceWith(frame);
  frame.focus();
});
