/** Look of the pages: the tokens of Aceso that they need, inline, since they load nothing. */
export const STYLE = `:root{color-scheme:light dark;--bg:light-dark(#F7F6F2,#121413);--surface:light-dark(#FFFFFF,#1B1E1D);--line:light-dark(#DDD9D0,#363B38);
--control:light-dark(#7F7A71,#8B918D);--text:light-dark(#1B1A18,#F1F0EC);--text-2:light-dark(#4E4B45,#C4C6C1);--accent:light-dark(#0A6566,#5CC2BF);
--accent-hover:light-dark(#084F50,#7AD3D0);--on-accent:light-dark(#FFFFFF,#062A2A);--accent-text:light-dark(#0A5C5D,#7AD3D0);--focus:light-dark(#0B57D0,#8AB4F8);
--caution:light-dark(#7A5B00,#E7BE55);--caution-soft:light-dark(#FBF0D0,#3A2F10);
--font:"Inter Variable",Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--bg);color:var(--text);font:1rem/1.5 var(--font)}
main{width:min(26rem,100vw - 2rem);margin:2rem 0;padding:2rem;background:var(--surface);border:1px solid var(--line);border-radius:14px}
.name{margin:0 0 1.25rem;color:var(--accent-text);font-weight:600}h1{margin:0 0 1rem;font-size:1.5625rem;line-height:1.875rem;font-weight:600;letter-spacing:-.015em;text-wrap:balance}
p{margin:0 0 1rem;color:var(--text-2)}label{display:block;margin:0 0 .25rem;font-weight:600}
input:not([type=hidden]){width:100%;height:44px;margin:0 0 1rem;padding:0 .75rem;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--control);border-radius:6px}
button,.button{display:block;width:100%;min-height:44px;margin:.5rem 0 0;padding:.5rem 1rem;font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer;border-radius:10px;border:1px solid var(--accent);background:var(--accent);color:var(--on-accent)}
button:hover,.button:hover{background:var(--accent-hover)}.second{background:transparent;color:var(--accent-text);border-color:var(--control)}.second:hover{background:var(--bg)}
a{color:var(--accent-text)}ul{margin:0 0 1rem;padding-left:1.25rem}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.notice{padding:.75rem;margin:0 0 1rem;color:var(--text);background:var(--caution-soft);border-left:4px solid var(--caution);border-radius:6px}.foot{margin:1.25rem 0 0}`;
