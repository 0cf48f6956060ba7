// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/post_options.h"

#include <QJsonArray>
#include <QTest>

using namespace hatstand::networks;

class PostOptionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyChoiceOfWhoMayAnswerComesBack_data()
    {
        QTest::addColumn<int>("who");
        QTest::addColumn<bool>("mentioned");
        QTest::addColumn<bool>("following");
        QTest::newRow("everyone") << int(ReplyControl::Who::Everyone) << false << false;
        QTest::newRow("nobody") << int(ReplyControl::Who::Nobody) << false << false;
        QTest::newRow("mentioned") << int(ReplyControl::Who::Some) << true << false;
        QTest::newRow("following") << int(ReplyControl::Who::Some) << false << true;
        QTest::newRow("both") << int(ReplyControl::Who::Some) << true << true;
    }
    void everyChoiceOfWhoMayAnswerComesBack()
    {
        QFETCH(int, who);
        QFETCH(bool, mentioned);
        QFETCH(bool, following);
        const ReplyControl control{ReplyControl::Who(who), mentioned, following};
        QJsonObject options{{QStringLiteral("kept"), 1}};
        setReplyControl(options, control);
        QCOMPARE(replyControl(options), control);
        QCOMPARE(options.value(QStringLiteral("kept")).toInt(), 1);
    }
    void theDefaultIsLeftOut()
    {
        QJsonObject options;
        setReplyControl(options, {ReplyControl::Who::Nobody});
        setReplyControl(options, {});
        setPostLanguages(options, {QStringLiteral("en")});
        setPostLanguages(options, {});
        QVERIFY(options.isEmpty());
    }
    void languagesAreKeptAsTheyAreSent()
    {
        QJsonObject options;
        setPostLanguages(options, {QStringLiteral("pt_BR"), QStringLiteral("en")});
        QCOMPARE(postLanguages(options), QStringList({QStringLiteral("pt-BR"), QStringLiteral("en")}));
        QVERIFY(isLanguageTag(QStringLiteral("zh-Hant-TW")));
        for (const char *none : {"english", "e", "", "pt-", "pt BR"})
            QVERIFY2(!isLanguageTag(QString::fromLatin1(none)), none);
    }
    void anUnknownGroupNeverLetsMorePeopleAnswer()
    {
        const QJsonObject options{{QStringLiteral("reply"), QJsonArray{QStringLiteral("list:neighbours")}}};
        QCOMPARE(replyControl(options).who, ReplyControl::Who::Nobody);
    }
    void atMostThreeLanguagesAreKeptEachOnce()
    {
        QJsonObject options;
        setPostLanguages(options, {QStringLiteral("en"), QStringLiteral("pt"), QStringLiteral("de"),
                                   QStringLiteral("fr")});
        QCOMPARE(postLanguages(options),
                 QStringList({QStringLiteral("en"), QStringLiteral("pt"), QStringLiteral("de")}));
        options.insert(QStringLiteral("languages"),
                       QJsonArray{QStringLiteral("en"), QStringLiteral("en"), 3});
        QCOMPARE(postLanguages(options), QStringList{QStringLiteral("en")});
    }
};

QTEST_GUILESS_MAIN(PostOptionsTest)
#include "tst_post_options.moc"
