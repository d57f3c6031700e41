import{i}from"./chunk-HE2GWIIQ.generated.js";i();function l(e){let o=`${e.name} - ${e.summary}

`;if(o+=`Usage: ${e.usage}
`,e.description){if(o+=`
Description:
`,typeof e.description=="string")for(let n of e.description.split(`
`))o+=n?`  ${n}
`:`
`;else if(e.description.length>0)for(let n of e.description)o+=n?`  ${n}
`:`
`}if(e.options&&e.options.length>0){o+=`
Options:
`;for(let n of e.options)o+=`  ${n}
`}if(e.examples&&e.examples.length>0){o+=`
Examples:
`;for(let n of e.examples)o+=`  ${n}
`}if(e.notes&&e.notes.length>0){o+=`
Notes:
`;for(let n of e.notes)o+=`  ${n}
`}return{stdout:o,stderr:"",exitCode:0}}function a(e){return e.includes("--help")}function d(e,o){return{stdout:"",stderr:o.startsWith("--")?`${e}: unrecognized option '${o}'
`:`${e}: invalid option -- '${o.replace(/^-/,"")}'
`,exitCode:1}}export{l as a,a as b,d as c};
