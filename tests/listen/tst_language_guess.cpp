// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/language/language_guess.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand::listen;

namespace
{
std::string guessed(std::string_view text, std::string_view hint = {})
{
    return guessLanguage(text, hint).value_or("none");
}
} // namespace

class TestLanguageGuess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsShortPosts_data()
    {
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *language, const char *text) {
            QTest::newRow(language) << QByteArray(language) << QByteArray(text);
        };
        row("da", "Vi har fået nye brød i butikken, og de smager rigtig godt");
        row("de", "Wir haben heute neues Brot gebacken, und es schmeckt wunderbar");
        row("en", "We have baked new bread today and it tastes wonderful");
        row("es", "Hoy hemos hecho pan nuevo y está muy bueno, ¡venid a probarlo!");
        row("fi", "Leivoimme tänään uutta leipää ja se maistuu todella hyvältä");
        row("fr", "Nous avons fait du pain ce matin et il est vraiment délicieux");
        row("it", "Oggi abbiamo fatto il pane nuovo ed è davvero buonissimo");
        row("ja", "今日は新しいパンを焼きました。とても美味しいです。");
        row("nl", "We hebben vandaag nieuw brood gebakken en het smaakt heerlijk");
        row("pl", "Dzisiaj upiekliśmy nowy chleb i naprawdę bardzo dobrze smakuje");
        row("pt", "Hoje fizemos pão novo e está muito bom, venham experimentar!");
        row("sv", "Vi har bakat nytt bröd idag och det smakar väldigt gott");
        row("tr", "Bugün yeni ekmek yaptık ve tadı gerçekten çok güzel oldu");
        row("el", "Σήμερα φτιάξαμε καινούργιο ψωμί και είναι πολύ νόστιμο");
    }

    void knowsShortPosts()
    {
        QFETCH(const QByteArray, language);
        QFETCH(const QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(guessed({text.constData(), size_t(text.size())})), language);
    }

    void knowsAFewWordsThatLookVeryMuchLikeALanguage()
    {
        QCOMPARE(guessed("I love it"), "en");
        QCOMPARE(guessed("Love this! 😍"), "en");
        QCOMPARE(guessed("sehr schön"), "de");
        QCOMPARE(guessed("no me gusta"), "es");
        // These CLD2 takes for English, but not with much of a score.
        QCOMPARE(guessed("j adore"), "none");
        QCOMPARE(guessed("na gut"), "none");
    }

    void isSilentWhereThereIsTooLittle()
    {
        for (const char *text :
             {"", "ok", "Haha!", "12:30", ":) 😍 !!!", "https://example.com/the/news/of/today",
              "@the_news_of_today #bread", "\xFF\xFE\xFF"})
            QCOMPARE(guessed(text), "none");
    }

    void isSilentWhereLanguagesAreMixed()
    {
        QCOMPARE(
            guessed("Heute haben wir neues Brot gebacken, und es schmeckt allen unseren Kunden wunderbar. "
                    "We baked some bread today and all of our customers say that it tastes lovely."),
            "none");
    }

    void looksAtWordsOnly()
    {
        QCOMPARE(
            guessed("Wir haben neues Brot gebacken! https://example.com/this-is-the-news-of-today-and-more "
                    "#thebestbreadintown @someone_with_an_english_name und es schmeckt 😍😍😍"),
            "de");
    }

    void aHintDecidesWhereTheTextIsTooShort()
    {
        QCOMPARE(guessed("Super!", "de"), "de");
        QCOMPARE(guessed("Super!", "fr-CA"), "fr");
        QCOMPARE(guessed("Super!", "not a tag"), "none");
        QCOMPARE(guessed("😍", "de"), "none");
    }

    void aLongTextSpeaksAgainstTheHint()
    {
        const char *german = "Wir haben heute neues Brot gebacken, und es schmeckt allen wunderbar";
        QCOMPARE(guessed(german, "en"), "de");
        QCOMPARE(guessed(german, "de-AT"), "de");
        // A short one only makes it doubtful.
        QCOMPARE(guessed("Wir haben neues Brot gebacken", "en"), "none");
    }

    void takesTheTagsOfToday()
    {
        QCOMPARE(guessed("היום אפינו לחם חדש והוא טעים מאוד, בואו לטעום"), "he");
        QCOMPARE(guessed("今天我們做了新的麵包，非常好吃，歡迎大家來嘗嘗看，謝謝大家的支持"), "zh-Hant");
    }

    void knowsWhetherThereAreWords()
    {
        QVERIFY(hasWords("a"));
        const QByteArray marks(500, '!');
        QVERIFY(hasWords((marks + " word").toStdString()));
        QVERIFY(!hasWords(marks.toStdString()));
        QVERIFY(!hasWords("https://example.com @name #tag 42 😍"));
    }

    void anyBytesCanBeGuessedAt()
    {
        const bool any = rc::check("any bytes are in some language or in none", [](const std::string &bytes) {
            const auto language = guessLanguage(bytes);
            RC_ASSERT(!language || (language->size() >= 2 && hasWords(bytes)));
        });
        const bool hinted = rc::check("nothing but words brings a hint about", [](const std::string &bytes) {
            RC_ASSERT(hasWords(bytes) || !guessLanguage(bytes, "de"));
        });
        QVERIFY(any && hinted);
    }
};

QTEST_GUILESS_MAIN(TestLanguageGuess)
#include "tst_language_guess.moc"
