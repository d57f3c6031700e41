import{i as r}from"./chunk-HE2GWIIQ.generated.js";r();function e(n){return`'${n.replace(/'/g,"'\\''")}'`}function i(n){return n.map(e).join(" ")}export{i as a};
