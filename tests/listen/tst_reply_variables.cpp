// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/replies/reply_variables.h"

#include <QTest>

using namespace hatstand::listen;
using namespace Qt::StringLiterals;

class TestReplyVariables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsFilledIn()
    {
        const ReplyNames names{u"Anouk  Bakker"_s, u"@anouk.b"_s, u"Northwheel Cycles"_s, u"Ines"_s};
        QCOMPARE(filledIn(u"Hi {first}! ({name}, {handle}) {client}: {me}"_s, names),
                 u"Hi Anouk! (Anouk Bakker, @anouk.b) Northwheel Cycles: Ines"_s);
        for (const ReplyVariable &variable : replyVariables()) {
            QVERIFY2(!filledIn(variable.key, names).contains(u'{'), qPrintable(variable.key));
            QVERIFY(!variable.what.isEmpty());
        }
    }
    void whatIsNotKnownLeavesNoGap()
    {
        QCOMPARE(filledIn(u"Hi {first}, welcome {me}."_s, {}), u"Hi, welcome."_s);
    }
    void otherBracesStay()
    {
        const ReplyNames names{u"A"_s, {}, {}, {}};
        QCOMPARE(filledIn(u"{unknown} {Name} {} { name } {{name}}"_s, names),
                 u"{unknown} {Name} {} { name } {A}"_s);
    }
    void whatIsFilledInIsNotReadAgain()
    {
        QCOMPARE(filledIn(u"{name}{client}"_s, {u"{client}"_s, {}, u"{name}"_s, {}}), u"{client}{name}"_s);
    }
};

QTEST_APPLESS_MAIN(TestReplyVariables)
#include "tst_reply_variables.moc"
