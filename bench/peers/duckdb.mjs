// Runs statements in DuckDB for growth.py where Python has no DuckDB: `npm install @duckdb/node-api` in this folder makes it present.
// In: {"read": [sql], "job": sql, "cells": file} on standard input. Out: milliseconds by the clock and of processor time, of each.
import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const { read, job, cells } = JSON.parse(readFileSync(0, "utf8"));
const connection = await (await DuckDBInstance.create(":memory:")).connect();

async function timed(statements) {
    const [clock, processor] = [performance.now(), process.cpuUsage()];
    for (const statement of statements) {
        await connection.run(statement);
    }

    const used = process.cpuUsage(processor);
    return [performance.now() - clock, (used.user + used.system) / 1000];
}

const took = [await timed(read), await timed([`create table cells as ${job}`])];
await connection.run(`copy cells to '${cells}' (header)`);
console.log(JSON.stringify(took));
