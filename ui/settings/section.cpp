// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/section.h"

#include "kit/labels.h"

#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::settings
{

Section::Section(const Kit &kit, const SectionName &name, QWidget *parent)
    : QWidget(parent)
    , m_kit(kit)
    , m_title(name.title)
    , m_column(new QVBoxLayout(this))
    , m_heading(makeLabel(name.title, TypeRole::Strong, Ink::Text2, this))
{
    setObjectName(QStringLiteral("section-") + name.id);
    setAccessibleName(name.title);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kit.px(size::padding));
    m_column->addWidget(m_heading);
    m_heading->hide();
}

Card *Section::addCard(const QString &title)
{
    auto *card = new Card(m_kit, title, this);
    m_column->addWidget(card);
    m_cards.push_back(card);
    return card;
}

ListRow *Section::addRow(Card *card, const QString &name, const QString &second, QWidget *control,
                         const QString &words)
{
    auto *row = new ListRow(m_kit, name, second, card);
    row->setSecondWraps(true);
    if (control) {
        row->addWidget(control);
        if (control->accessibleName().isEmpty())
            control->setAccessibleName(name);
        control->setAccessibleDescription(second);
    }
    addContent(card, row, QStringList{name, second, words}.join(QLatin1Char(' ')));
    return row;
}

void Section::addContent(Card *card, QWidget *content, const QString &words)
{
    card->body()->addWidget(content);
    m_entries.push_back(
        {card, content, QStringList{m_title, card->title(), words}.join(QLatin1Char(' ')).toCaseFolded()});
    lineRows(card);
}

void Section::setOffered(QWidget *content, bool offered)
{
    const auto entry = std::ranges::find(m_entries, content, &Entry::widget);
    if (entry == m_entries.end())
        return;
    entry->offered = offered;
    content->setVisible(offered);
    // A card of which nothing is offered would be a heading of nothing.
    entry->card->setVisible(std::ranges::any_of(
        m_entries, [&entry](const Entry &other) { return other.card == entry->card && other.offered; }));
    lineRows(entry->card);
}

void Section::removeContent(QWidget *content)
{
    std::erase_if(m_entries, [content](const Entry &entry) { return entry.widget == content; });
    content->hide();
    content->deleteLater();
}

void Section::lineRows(const Card *card)
{
    ListRow *last = nullptr;
    for (const Entry &entry : m_entries) {
        auto *row = qobject_cast<ListRow *>(entry.widget);
        if (entry.card != card || !row || row->isHidden())
            continue;
        row->setLined(true);
        last = row;
    }
    if (last)
        last->setLined(false);
}

bool Section::filter(const QStringList &words)
{
    bool any = words.isEmpty();
    for (Card *card : m_cards) {
        bool shown = false;
        bool isBare = true; // it holds nothing that is looked for
        for (const Entry &entry : m_entries) {
            if (entry.card != card)
                continue;
            isBare = false;
            const bool fits = std::ranges::all_of(
                words, [&](const QString &word) { return entry.words.contains(word.toCaseFolded()); });
            entry.widget->setVisible(fits && entry.offered);
            shown |= fits && entry.offered;
        }
        shown |= isBare && words.isEmpty();
        card->setVisible(shown);
        any |= shown;
        lineRows(card);
    }
    m_heading->setVisible(!words.isEmpty());
    return any;
}

} // namespace hatstand::ui::settings
