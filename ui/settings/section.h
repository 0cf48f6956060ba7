// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/card.h"
#include "kit/glyphs.h"
#include "kit/list_row.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace hatstand::ui::settings
{

/// By what a section is known before it is made.
struct SectionName
{
    QString id;    ///< stable, by which other pages open it ("appearance")
    QString title; ///< for people
    Glyph glyph;
};

/// One group of settings: cards with rows. Rows can be looked for by their words.
class Section : public QWidget
{
    Q_OBJECT
public:
    Section(const Kit &kit, const SectionName &name, QWidget *parent);

    /// It is about to be shown: read what may have changed.
    virtual void refresh() {}
    /// Shows only what holds all of the words, with the section's own title above; answers whether anything
    /// is left. No words: everything, without the title.
    bool filter(const QStringList &words);

protected:
    [[nodiscard]] const Kit &kit() const { return m_kit; }
    Card *addCard(const QString &title);
    /// A row with its control at the end, which takes the row's name as its accessible name. 'words' find it
    /// beside what it says.
    ListRow *addRow(Card *card, const QString &name, const QString &second, QWidget *control,
                    const QString &words = {});
    /// Any other content that can be looked for by these words.
    void addContent(Card *card, QWidget *content, const QString &words);
    /// Whether a row or content is there at all, whatever is looked for.
    void setOffered(QWidget *content, bool offered);
    /// Takes rows out that addRow or addContent put in.
    void removeContent(QWidget *content);

private:
    struct Entry
    {
        Card *card;
        QWidget *widget;
        QString words;
        bool offered = true;
    };
    void lineRows(const Card *card);

    Kit m_kit;
    QString m_title;
    QVBoxLayout *m_column;
    QLabel *m_heading;
    std::vector<Card *> m_cards;
    std::vector<Entry> m_entries;
};

} // namespace hatstand::ui::settings
