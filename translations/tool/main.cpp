// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// ts_tool plurals ALL.ts KNOWN.ts OUT.ts: the English plural forms of every text that has some.
// ts_tool pseudo ALL.ts OUT.ts: every text in the made-up language.
// ts_tool missing ENGLISH.ts: names the texts whose English plural forms must be written by hand.
#include "ts_file.h"

#include <cstdio>

using namespace hatstand::translations;

namespace
{
int complain(const QString &words)
{
    static_cast<void>(std::fprintf(stderr, "ts_tool: %s\n", qUtf8Printable(words)));
    return 1;
}
} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const QString verb = arguments.value(0);
    const auto all = readMessages(arguments.value(1));
    if (!all)
        return complain(QStringLiteral("cannot read \"%1\"").arg(arguments.value(1)));

    if (verb == u"plurals" && arguments.size() == 4) {
        const auto known = readMessages(arguments.at(2));
        if (!known)
            return complain(QStringLiteral("cannot read \"%1\"").arg(arguments.at(2)));
        return writeMessages(arguments.at(3), englishPlurals(*all, *known))
                   ? 0
                   : complain(QStringLiteral("cannot write \"%1\"").arg(arguments.at(3)));
    }
    if (verb == u"pseudo" && arguments.size() == 3) {
        QList<Message> made = *all;
        for (Message &message : made) {
            message.finished = true;
            const QString text =
                message.isDateFormat() ? pseudoDateFormat(message.source) : pseudoText(message.source);
            message.forms = message.plural ? QStringList{text, text} : QStringList{text};
        }
        return writeMessages(arguments.at(2), made)
                   ? 0
                   : complain(QStringLiteral("cannot write \"%1\"").arg(arguments.at(2)));
    }
    if (verb == u"missing" && arguments.size() == 2) {
        int missing = 0;
        for (const Message &message : *all) {
            if (message.isComplete())
                continue;
            ++missing;
            std::printf("%s: %s\n", qUtf8Printable(message.context), qUtf8Printable(message.source));
        }
        return missing > 0 ? 1 : 0;
    }
    return complain(QStringLiteral("what to do is not clear; see the top of main.cpp"));
}
