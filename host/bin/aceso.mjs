#!/usr/bin/env node
import { launch } from './launch.mjs';

const quick = /^(help|--help|-h|--version|simulate|status|logs|config|recommendations|token|chunk)$/.test(process.argv[2] ?? 'help');
launch('host/src/main.ts', process.argv.slice(2), { web: !quick });
