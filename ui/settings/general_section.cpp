// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/general_section.h"

#include "kit/buttons.h"
#include "kit/client_choices.h"
#include "kit/labels.h"
#include "kit/switch.h"

#include <QComboBox>
#include <QSignalBlocker>

#include <algorithm>

namespace hatstand::ui::settings
{

namespace
{
const QString pseudoLanguage = QStringLiteral("pseudo");

/// Room for the longest of the choices, as far as the name of the row keeps its own.
void fitChoices(QComboBox &combo)
{
    // In widths of an "x", which is wider than most letters; more leaves no room for the name of the row.
    constexpr int mostLength = 26;
    int longest = combo.minimumContentsLength() * 5 / 4;
    for (int i = 0; i < combo.count(); ++i)
        longest = std::max(longest, static_cast<int>(combo.itemText(i).size()));
    combo.setMinimumContentsLength(std::min(mostLength, longest * 4 / 5));
}
} // namespace

SectionName GeneralSection::name()
{
    return {QStringLiteral("general"), tr("General"), Glyph::Settings};
}

GeneralSection::GeneralSection(const PageContext &context, bool canKeepRunning, QWidget *parent)
    : Section(context.kit, name(), parent)
    , m_context(context)
    , m_language(makeChoice(this, QStringLiteral("language")))
    , m_closing(makeChoice(this, QStringLiteral("whenClosed")))
    , m_advanced(
          makeButton(context.kit, tr("For testing"), ButtonKind::Quiet, Glyph::Down, ButtonSize::Small, this))
    , m_pseudo(new Switch(context.kit, tr("Made-up language"), this))
{
    m_language->addItem(tr("As the computer"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_closing->addItem(tr("Ask when something waits"), static_cast<int>(Preferences::WhenClosed::Ask));
    if (canKeepRunning)
        m_closing->addItem(tr("Keep sending quietly"),
                           static_cast<int>(Preferences::WhenClosed::KeepRunning));
    m_closing->addItem(tr("Close without asking"), static_cast<int>(Preferences::WhenClosed::Close));
    m_pseudo->setObjectName(QStringLiteral("pseudoLanguage"));
    m_advanced->setObjectName(QStringLiteral("advancedLanguage"));
    m_advanced->setCheckable(true);

    Card *language = addCard(tr("Language"));
    addRow(language, tr("Language of Hatstand"), tr("Takes effect when Hatstand is started again"),
           m_language);
    addRow(language, tr("More"), tr("What only people who make Hatstand need"), m_advanced, tr("advanced"));
    m_pseudoRow =
        addRow(language, tr("Made-up language"),
               tr("Longer words, from right to left: shows where a layout breaks. After a restart."),
               m_pseudo, tr("pseudo translation"));
    setOffered(m_pseudoRow, false);
    Card *closing = addCard(tr("Closing the window"));
    // Two lines, which a row has not.
    const QString meaning =
        canKeepRunning
            ? tr("Keep sending: an icon near the clock, until the last post of the day is out")
            : tr("This desktop has no place for an icon near the clock, so nothing is sent while the window "
                 "is closed");
    const QString words = tr("When the window is closed") + QLatin1Char(' ') + tr("tray icon quit exit");
    closing->body()->addSpacing(context.kit.px(6));
    addRow(closing, tr("When the window is closed"), {}, m_closing, meaning + QLatin1Char(' ') + words);
    m_closing->setAccessibleDescription(meaning);
    fitChoices(*m_language);
    fitChoices(*m_closing);
    auto *explained = makeLabel(meaning, TypeRole::Second, Ink::Text2, closing);
    explained->setObjectName(QStringLiteral("whenClosedMeaning"));
    explained->setWordWrap(true);
    const int padding = context.kit.px(size::padding);
    explained->setContentsMargins(padding, 0, padding, context.kit.px(12));
    addContent(closing, explained, words);

    connect(m_language, &QComboBox::activated, this,
            [this] { m_context.preferences.setLanguage(m_language->currentData().toString()); });
    connect(m_closing, &QComboBox::activated, this, [this] {
        m_context.preferences.setWhenClosed(
            static_cast<Preferences::WhenClosed>(m_closing->currentData().toInt()));
    });
    connect(m_pseudo, &QCheckBox::toggled, this,
            [this](bool on) { m_context.preferences.setLanguage(on ? pseudoLanguage : QString()); });
    connect(m_advanced, &QPushButton::toggled, this, [this](bool open) {
        setOffered(m_pseudoRow, open);
        m_advanced->setIcon(m_context.kit.icon(open ? Glyph::Up : Glyph::Down));
    });
    connect(&m_context.preferences, &Preferences::changed, this, &GeneralSection::refresh);
    refresh();
}

void GeneralSection::refresh()
{
    const QString language = m_context.preferences.language();
    const QSignalBlocker quiet(m_pseudo);
    m_pseudo->setChecked(language == pseudoLanguage);
    setOffered(m_pseudoRow, m_advanced->isChecked() || m_pseudo->isChecked());
    m_language->setCurrentIndex(std::max(0, m_language->findData(language)));
    m_closing->setCurrentIndex(
        std::max(0, m_closing->findData(static_cast<int>(m_context.preferences.whenClosed()))));
}

} // namespace hatstand::ui::settings
