// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inbox/thread_model.h"
#include "kit/kit.h"

#include <QCache>
#include <QStyledItemDelegate>
#include <QTextDocument>

#include <optional>

namespace hatstand::ui::inbox
{

/// Paints a conversation: what they said on the side where reading begins, what we said on the other, notes
/// in yellow, and thin lines for what was done. What answers to the mouse is told by `hitAt`.
class ThreadDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ThreadDelegate(const Kit &kit, const ThreadModel &model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    struct Hit
    {
        enum class What { Link, Reveal, Pictures, Earlier };
        What what = What::Link;
        QString address = {}; ///< of a link
    };
    [[nodiscard]] std::optional<Hit> hitAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                                           QPoint at) const;
    /// What was laid out is forgotten: another theme, another conversation.
    void forget();

    [[nodiscard]] QString buttonWords(int row) const;

private:
    /// Where things stand in a row of that width, as from left to right and from the top of the row.
    struct Places
    {
        QRect face;
        QRect head;
        QRect bubble;
        std::vector<QRect> lines;    ///< of media, within the bubble
        std::vector<QRect> pictures; ///< those that have been loaded
        QRect button;                ///< show, load, earlier; empty: none
        QRect foot;
        int height = 0;
        bool isMirrored = false; ///< ours
    };
    [[nodiscard]] Places placesOf(int row, int width) const;
    [[nodiscard]] Places placesFromTop(int row, int width) const;
    /// Before the first row there is a gap.
    [[nodiscard]] int above(int row) const;

    [[nodiscard]] QTextDocument &document(int row, int width) const;
    [[nodiscard]] QRect placed(const QRect &rect, const QStyleOptionViewItem &option, bool isMirrored) const;
    [[nodiscard]] QString footWords(int row) const;
    [[nodiscard]] static int widthOf(const QStyleOptionViewItem &option);
    void paintButton(QPainter &painter, const QRect &rect, const QString &words) const;
    void paintMedia(QPainter &painter, const QStyleOptionViewItem &option, int row,
                    const Places &places) const;
    void paintDeed(QPainter &painter, const QStyleOptionViewItem &option, int row) const;

    Kit m_kit;
    const ThreadModel &m_model;
    mutable QCache<QString, QTextDocument> m_documents;
};

} // namespace hatstand::ui::inbox
