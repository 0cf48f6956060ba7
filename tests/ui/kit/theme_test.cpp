// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit.h"
#include "kit/labels.h"
#include "kit/style_sheet.h"

#include <QApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace hatstand::ui;

namespace
{

QPalette paletteOf(const QColor &back, const QColor &front)
{
    QPalette palette;
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button})
        palette.setColor(role, back);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, front);
    return palette;
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void statusTextReadsOnItsFill_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void statusTextReadsOnItsFill()
    {
        QFETCH(bool, dark);
        const Theme theme = dark ? darkTheme() : lightTheme();
        for (const Status status : allStatuses) {
            const StatusColours &colours = theme.status(status);
            QVERIFY2(contrastRatio(colours.text, colours.fill) >= 4.5, qPrintable(colours.text.name()));
        }
        for (const QColor &back : {theme.window, theme.surface, theme.sunken}) {
            for (const QColor &front : {theme.text, theme.text2, theme.text3, theme.accentText})
                QVERIFY2(contrastRatio(front, back) >= 4.5, qPrintable(front.name() + back.name()));
        }
        QVERIFY(contrastRatio(theme.control, theme.surface) >= 3.0);
        QVERIFY(contrastRatio(theme.accent, theme.surface) >= 3.0);
        QVERIFY(contrastRatio(theme.onAccent, theme.accent) >= 4.5);
        QVERIFY(contrastRatio(theme.onDanger, theme.danger) >= 4.5);
        for (const AvatarTint &tint : theme.avatars)
            QVERIFY(contrastRatio(tint.text, tint.fill) >= 4.5);
    }
    void linesAndCornersTurnWithTheReadingDirection()
    {
        ThemeController themes(*qApp);
        const QString end = QStringLiteral("QFrame[edge=\"end\"] { border: 0; border-%1:");
        QVERIFY(qApp->styleSheet().contains(end.arg(QStringLiteral("right"))));
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const bool turned = qApp->styleSheet().contains(end.arg(QStringLiteral("left")));
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QVERIFY(turned);
        QVERIFY(qApp->styleSheet().contains(end.arg(QStringLiteral("right"))));
    }
    void contrastFollowsTheStandard()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white) * 10), 210);
        QCOMPARE(qRound(contrastRatio(Qt::white, Qt::white) * 10), 10);
        // #767676 is the well-known lightest grey that passes on white.
        QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
        QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
    }
    void networksLookAsTheirRulesSay()
    {
        ThemeController themes(*qApp);
        themes.setNetworkLooks([](const QString &key) -> std::optional<NetworkLook> {
            if (key != QStringLiteral("facebook-page"))
                return std::nullopt;
            return NetworkLook{QStringLiteral("Fb"), QColor(0x28, 0x5F, 0xB8)};
        });
        themes.setChoice(ThemeChoice::Dark);
        const NetworkLook known = themes.theme().networkLook(QStringLiteral("facebook-page"));
        QCOMPARE(known.letters, QStringLiteral("Fb"));
        QCOMPARE(known.colour, QColor(0x28, 0x5F, 0xB8));
    }
    void anUnknownNetworkHasLettersThatCanBeRead()
    {
        const NetworkLook look = lightTheme().networkLook(QStringLiteral("newplace"));
        QCOMPARE(look.letters, QStringLiteral("Ne"));
        QVERIFY(contrastRatio(look.colour, Qt::white) >= 4.5);
        QVERIFY(!lightTheme().networkLook({}).letters.isEmpty());
    }
    void sheetHasNoUnknownTokens()
    {
        const QString sheet = styleSheet(lightTheme());
        QVERIFY(sheet.size() > 2000);
        QVERIFY2(!sheet.contains(QLatin1Char('@')),
                 qPrintable(sheet.mid(sheet.indexOf(QLatin1Char('@')), 40)));
        QVERIFY(!sheet.contains(QRegularExpression(QStringLiteral("\\ddp"))));
        QVERIFY(sheet.contains(lightTheme().accent.name()));
        QVERIFY(styleSheet(darkTheme()).contains(darkTheme().accent.name()));
    }
    void lengthsGrowWithTheText()
    {
        Theme theme = lightTheme();
        theme.scale = 2.0;
        QCOMPARE(theme.px(13), 26);
        QCOMPARE(theme.fontFor(TypeRole::Body).pixelSize(), 26);
        QVERIFY(styleSheet(theme).contains(QStringLiteral("min-height: 60px")));
    }
    void systemPaletteIsRecognised()
    {
        QCOMPARE(themeKindOf(paletteOf(QColor(0xef, 0xef, 0xef), Qt::black)), ThemeKind::Light);
        QCOMPARE(themeKindOf(paletteOf(QColor(0x20, 0x20, 0x20), QColor(0xee, 0xee, 0xee))), ThemeKind::Dark);
        QCOMPARE(themeKindOf(paletteOf(Qt::black, Qt::white)), ThemeKind::HighContrast);
    }
    void strongContrastDropsFills()
    {
        const Theme theme = highContrastTheme(paletteOf(Qt::black, Qt::white));
        QVERIFY(theme.highContrast);
        for (const Status status : allStatuses) {
            QCOMPARE(theme.status(status).fill, QColor(Qt::black));
            QVERIFY(contrastRatio(theme.status(status).text, theme.status(status).fill) > 18);
        }
    }
    void changeReachesShownWidgets()
    {
        ThemeController themes(*qApp);
        themes.setChoice(ThemeChoice::Light);
        QWidget window;
        auto *label = makeLabel(QStringLiteral("words"), TypeRole::Second, Ink::Text2, &window);
        window.show();
        label->ensurePolished();
        QCOMPARE(label->palette().color(QPalette::WindowText), lightTheme().text2);
        QCOMPARE(label->font().pixelSize(), 12);

        QSignalSpy changed(&themes, &ThemeController::changed);
        themes.setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(themes.theme().dark);
        QCOMPARE(label->palette().color(QPalette::WindowText), darkTheme().text2);
        QCOMPARE(qApp->palette().color(QPalette::Window), darkTheme().window);

        themes.setTextScale(2.0);
        QCOMPARE(label->font().pixelSize(), 24);
        themes.setTextScale(2.0);
        QCOMPARE(changed.count(), 2);
    }
    void systemChangeIsFollowed()
    {
        ThemeController themes(*qApp);
        QVERIFY(!themes.theme().dark);
        // Whoever sets the application's palette from outside stands for the system here: the controller
        // must take its own palette back, and never loop.
        QSignalSpy changed(&themes, &ThemeController::changed);
        QApplication::setPalette(paletteOf(QColor(0x20, 0x20, 0x20), Qt::white));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(qApp->palette().color(QPalette::Window), themes.theme().window);
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
