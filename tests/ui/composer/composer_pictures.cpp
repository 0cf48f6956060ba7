// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the composer with a post like that of the design into pictures, to be looked at beside it:
//   composer_pictures FOLDER [--rtl] [--text-scale 2] [--width 1100]
#include "composer_fixture.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QPainter>

using namespace hatstand;

namespace
{

/// Loaves in a dish, more or less; `hue` makes them tell apart.
QString drawPicture(const QString &file, int hue)
{
    QImage image(1600, 1200, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(hue, 40, 225));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv((hue + 10) % 360, 150, 140));
    painter.drawRect(0, 900, 1600, 300);
    for (int i = 0; i < 3; ++i) {
        painter.setBrush(QColor::fromHsv(28, 150, 190 - 15 * i));
        painter.drawEllipse(QRect(180 + 420 * i, 480, 460, 420));
        painter.setBrush(QColor::fromHsv(30, 40, 245));
        painter.drawChord(QRect(200 + 420 * i, 480, 420, 380), 0, 180 * 16);
    }
    painter.end();
    image.save(file);
    return file;
}

plan::PostId writePost(test::ComposerFixture &fixture)
{
    const auto mastodon = fixture.addByHand("mastodon", QStringLiteral("crumbandclover@bakers.example"));
    const auto linkedIn = fixture.addByHand("linkedin-organisation", QStringLiteral("Crumb & Clover"));
    const auto x = fixture.addByHand("x", QStringLiteral("crumbclover"));
    const auto instagram = fixture.addByHand("instagram", QStringLiteral("crumbandclover"));
    strategy::Campaign campaign;
    campaign.clientId = fixture.client;
    campaign.name = QStringLiteral("Stollen 2026");
    campaign.utmCampaign = QStringLiteral("stollen-26");
    plan::Post post;
    post.clientId = fixture.client;
    post.title = QStringLiteral("Stollen pre-orders are open");
    post.campaignId = fixture.campaigns.add(campaign).value();
    post.tagLinks = true;
    post.text = QStringLiteral(
        "Stollen pre-orders are open. Made the slow way: fruit soaked in rum since October, folded by hand, "
        "six weeks to rest. 180 this year, and when they are gone they are gone.\n\nFor every one you order, "
        "a loaf goes to the food bank in Easton. https://example.com/stollen #Stollen #Bristol");
    post.firstComment =
        QStringLiteral("Order by 6 December, collect 12–23 December. Questions? Just ask here.");
    post.planned = test::ComposerFixture::at({2026, 11, 19}, {18, 30}, "Europe/Lisbon");
    const char *described[] = {"A stollen with icing sugar on a board", "Two loaves in the oven", ""};
    for (int i = 0; i < 3; ++i) {
        const QString file = drawPicture(
            fixture.workspace.folder.filePath(QStringLiteral("picture%1.jpg").arg(i)), 30 + 90 * i);
        const auto item = test::await(fixture.media.add(file));
        post.media.push_back({item.value().id, QString::fromUtf8(described[i])});
    }
    for (const auto &id : {fixture.bluesky, mastodon, linkedIn, x, instagram}) {
        plan::Version version;
        version.accountId = id;
        post.versions.push_back(version);
    }
    post.versions[0].text = QStringLiteral(
        "Stollen pre-orders are open. Fruit soaked in rum since October, folded by hand, six weeks to rest. "
        "180 this year. For each one you order, a loaf goes to the food bank in Easton. "
        "example.com/stollen");
    post.versions[0].media = std::vector<plan::PostMedia>();
    post.versions[3].text =
        QStringLiteral("180 stollen, six weeks to rest, one loaf given for each. Order until "
                       "6 December. https://example.com/stollen");
    for (const auto &[name, tags] :
         {std::pair{"Bristol food", "bristol food eatlocal bristolfood bs5 easton"},
          std::pair{"Baking", "Stollen Bristol"},
          std::pair{"Christmas", "christmas advent xmas gifts winter"}}) {
        plan::HashtagGroup group;
        group.clientId = fixture.client;
        group.name = QLatin1StringView(name);
        group.tags = plan::hashtagsFromText(QLatin1StringView(tags));
        if (!fixture.hashtags.add(group))
            qFatal("The group could not be added.");
    }
    return fixture.posts.add(post).value();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("where the pictures go"));
    parser.addOption({QStringLiteral("rtl"), QStringLiteral("lay out from right to left")});
    parser.addOption({QStringLiteral("text-scale"), QStringLiteral("enlarge the text"),
                      QStringLiteral("factor"), QStringLiteral("1")});
    parser.addOption({QStringLiteral("width"), QStringLiteral("of the page"), QStringLiteral("pixels"),
                      QStringLiteral("1256")});
    parser.process(application);
    const QDir folder(parser.positionalArguments().value(0, QStringLiteral(".")));
    if (!folder.mkpath(QStringLiteral(".")))
        return 1;
    if (parser.isSet(QStringLiteral("rtl")))
        QApplication::setLayoutDirection(Qt::RightToLeft);

    test::ComposerFixture fixture;
    const ui::FocusRing ring(fixture.kit);
    fixture.themes.setMovementAllowed(false);
    fixture.themes.setTextScale(parser.value(QStringLiteral("text-scale")).toDouble());
    const auto id = writePost(fixture);
    bool saved = true;
    for (const ui::ThemeChoice choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
        fixture.themes.setChoice(choice);
        auto &page = fixture.show(ui::OpenPost{id}, {parser.value(QStringLiteral("width")).toInt(), 848});
        page.setProperty("surface", QStringLiteral("window"));
        fixture.pass(1000);
        page.state().setCurrentMedia(2);
        // Pictures are read beside the window's thread.
        for (int i = 0; i < 50; ++i)
            QTest::qWait(10);
        fixture.pass(1000);
        const QString ending =
            choice == ui::ThemeChoice::Dark ? QStringLiteral("-dark.png") : QStringLiteral(".png");
        saved = page.grab().save(folder.filePath(QStringLiteral("composer") + ending)) && saved;
    }
    return saved ? 0 : 1;
}
