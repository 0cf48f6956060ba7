// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/text_signs.h"

#include <QTest>

using namespace hatstand::listen;
using namespace Qt::StringLiterals;

class TestTextSigns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQuestionMarkOfAnyScriptAsks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("asks");
        QTest::newRow("Latin") << u"Open on Sunday?"_s << true;
        QTest::newRow("Spanish") << u"¿Abrís hoy"_s << false;
        QTest::newRow("full width") << u"開いていますか？"_s << true;
        QTest::newRow("Arabic") << u"هل أنتم مفتوحون؟"_s << true;
        QTest::newRow("both at once") << u"What⁉"_s << true;
        QTest::newRow("inside an address") << u"see https://x.example/?a=b now"_s << false;
        QTest::newRow("behind an address") << u"is it https://x.example/a?"_s << true;
        QTest::newRow("none") << u"Open on Sunday!"_s << false;
        QTest::newRow("empty") << QString() << false;
    }
    void aQuestionMarkOfAnyScriptAsks()
    {
        QFETCH(const QString, text);
        QTEST(asksSomething(text), "asks");
    }

    void anAddressIsALink_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("holds");
        QTest::newRow("address") << u"look: https://x.example/a"_s << true;
        QTest::newRow("in brackets") << u"look (https://x.example)"_s << true;
        QTest::newRow("without a scheme") << u"WWW.x.example"_s << true;
        QTest::newRow("mail") << u"eva@x.example"_s << false;
        QTest::newRow("words") << u"no link: here"_s << false;
    }
    void anAddressIsALink()
    {
        QFETCH(const QString, text);
        QTEST(holdsLink(text), "holds");
    }
};

QTEST_APPLESS_MAIN(TestTextSigns)
#include "tst_text_signs.moc"
