import{a}from"./chunk-LKV32WGJ.generated.js";import"./chunk-HE2GWIIQ.generated.js";export default a();
