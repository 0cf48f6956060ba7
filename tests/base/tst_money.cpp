// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/money.h"

#include <QTest>

#include <limits>
#include <rapidcheck.h>

using namespace hatstand;

namespace
{
Currency currency(const char *code)
{
    return Currency::fromCode(QString::fromLatin1(code)).value();
}
} // namespace

class TestMoney : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCurrencyIsThreeLetters()
    {
        QCOMPARE(currency("eur").code(), QStringLiteral("EUR"));
        for (const char *wrong : {"", "EU", "EURO", "E1R", "€€€"})
            QVERIFY2(!Currency::fromCode(QString::fromUtf8(wrong)), wrong);
    }

    void minorUnitsFollowTheStandard()
    {
        QCOMPARE(currency("EUR").decimals(), 2);
        QCOMPARE(currency("JPY").decimals(), 0);
        QCOMPARE(currency("KWD").decimals(), 3);
    }

    void plainTextGoesThereAndBackForEveryAmount()
    {
        QVERIFY(rc::check([] {
            const auto code = *rc::gen::element("EUR", "JPY", "KWD");
            const Money money(*rc::gen::inRange<qint64>(-1'000'000'000'000, 1'000'000'000'000),
                              currency(code));
            const QString amount = money.toPlain().section(u' ', 0, 0);
            const auto read = Money::fromPlain(amount, money.currency());
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == money);
        }));
    }

    void theSmallestAmountIsWrittenToo()
    {
        const Money least(std::numeric_limits<qint64>::min(), currency("EUR"));
        QCOMPARE(least.toPlain(), QStringLiteral("-92233720368547758.08 EUR"));
    }

    void sumsAreExactAndRefuseToOverflow()
    {
        const Currency euro = currency("EUR");
        QCOMPARE(Money(10, euro).plus(Money(20, euro))->minorUnits(), 30);
        const auto tooMuch = Money(std::numeric_limits<qint64>::max(), euro).plus(Money(1, euro));
        QVERIFY(!tooMuch);
        QCOMPARE(tooMuch.error().code, ErrorCode::TooLarge);
    }

    void twoCurrenciesAreNeverAdded()
    {
        const auto mixed = Money(1, currency("EUR")).plus(Money(1, currency("USD")));
        QVERIFY(!mixed);
        QCOMPARE(mixed.error().code, ErrorCode::InvalidInput);
    }

    void whatIsNoAmountIsRefused()
    {
        for (const char *wrong :
             {"", "-", "1,50", "1.234", "1.", ".5", "1e3", "12 34", "0x1", "99999999999999999999"})
            QVERIFY2(!Money::fromPlain(QString::fromLatin1(wrong), currency("EUR")), wrong);
        QVERIFY(!Money::fromPlain(QStringLiteral("1.5"), currency("JPY")));
    }

    void peopleSeeTheirOwnWay()
    {
        const Money amount(123450, currency("EUR"));
        QCOMPARE(amount.toText(QLocale(QLocale::English, QLocale::UnitedKingdom)),
                 QStringLiteral("€1,234.50"));
        QVERIFY(Money(-5, currency("EUR")).toText(QLocale::c()).startsWith(QChar(0x2212)));
        QVERIFY(Money(100, currency("CHF")).toText(QLocale::c()).contains(QStringLiteral("CHF")));
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
