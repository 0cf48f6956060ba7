// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/about_section.h"

#include "kit/buttons.h"

#include <QSysInfo>

namespace hatstand::ui::settings
{

namespace
{
struct Library
{
    QString name;
    QString licence;
    QString page;
};

QList<Library> libraries()
{
    return {
        {QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion())), QStringLiteral("LGPL-3.0, GPL-3.0"),
         QStringLiteral("https://www.qt.io")},
        {QStringLiteral("SQLite"), AboutSection::tr("Public domain"), QStringLiteral("https://sqlite.org")},
        {QStringLiteral("libcurl"), QStringLiteral("curl"), QStringLiteral("https://curl.se")},
        {QStringLiteral("QCoro"), QStringLiteral("MIT"), QStringLiteral("https://qcoro.dvratil.cz")},
        {QStringLiteral("QtKeychain"), QStringLiteral("BSD-3-Clause"),
         QStringLiteral("https://github.com/frankosterfeld/qtkeychain")},
        {QStringLiteral("ICU"), QStringLiteral("Unicode-3.0"), QStringLiteral("https://icu.unicode.org")},
        {QStringLiteral("Hunspell"), QStringLiteral("LGPL-2.1, MPL-1.1, GPL-2.0"),
         QStringLiteral("https://hunspell.github.io")},
        {QStringLiteral("tl::expected"), QStringLiteral("CC0-1.0"),
         QStringLiteral("https://github.com/TartanLlama/expected")},
        {QStringLiteral("Boost"), QStringLiteral("BSL-1.0"), QStringLiteral("https://www.boost.org")}};
}
} // namespace

SectionName AboutSection::name()
{
    return {QStringLiteral("about"), tr("About"), Glyph::Info};
}

AboutSection::AboutSection(const Kit &kit, const std::function<void(const QUrl &)> &openAddress,
                           QWidget *parent)
    : Section(kit, name(), parent)
{
    Card *card = addCard(tr("Hatstand"));
    const auto page = [&](const QString &name, const QUrl &url) {
        auto *button =
            makeButton(kit, tr("Open page"), ButtonKind::Quiet, Glyph::Ext, ButtonSize::Small, this);
        button->setAccessibleName(tr("Open the page of %1").arg(name));
        button->setToolTip(url.toString());
        connect(button, &QPushButton::clicked, this, [openAddress, url] { openAddress(url); });
        return button;
    };
    addRow(card, tr("Version %1").arg(QStringLiteral(HATSTAND_VERSION)),
           tr("Qt %1 on %2").arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName()), nullptr);
    addRow(card, tr("Free software"),
           tr("GNU General Public License, version 3 or later. Use it, read it, change it, pass it on."),
           page(tr("the licence"), QUrl(QStringLiteral("https://www.gnu.org/licenses/gpl-3.0.html"))),
           tr("licence license"));
    Card *built = addCard(tr("Built with"));
    for (const Library &library : libraries())
        addRow(built, library.name, library.licence, page(library.name, QUrl(library.page)), tr("licence"));
}

} // namespace hatstand::ui::settings
