// The line protocol of stubs, with Qt: one name per line on stdin, one JSON object per line on stdout.
#pragma once

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <cstdio>
#include <functional>

inline QJsonObject success(const QJsonArray &addresses)
{
    return {{"addresses", addresses}};
}

inline QJsonObject failure(const QString &word, const QString &detail)
{
    return {{"error", word}, {"detail", detail.left(250)}};
}

/// Answers every line of stdin with what `respond` makes of it; returns the program's exit status.
inline int answerLines(const std::function<QJsonObject(const QString &)> &respond)
{
    QTextStream input(stdin);
    for (QString line; input.readLineInto(&line);) {
        puts(QJsonDocument(respond(line)).toJson(QJsonDocument::Compact).constData());
        fflush(stdout);
    }
    return 0;
}

/// Whether the version was asked for and printed.
inline bool printsVersion(int count, char **arguments)
{
    const bool asked = count == 2 && qstrcmp(arguments[1], "--version") == 0;
    if (asked)
        printf("Qt %s\n", qVersion());
    return asked;
}
