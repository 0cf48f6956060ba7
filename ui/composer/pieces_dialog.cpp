// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/pieces_dialog.h"

#include "kit/fields.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace hatstand::ui::composer
{

namespace
{
constexpr int dialogWidth = 620;
constexpr int listWidth = 190;
constexpr int textHeight = 110;
} // namespace

PiecesDialog::PiecesDialog(const Kit &kit, PieceKeeping keeping, QWidget *parent)
    : Dialog(kit, keeping.title, dialogWidth, parent)
    , m_keeping(std::move(keeping))
    , m_list(new QListWidget)
    , m_name(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_remove(makeButton(kit, tr("Remove"), ButtonKind::Danger, std::nullopt, ButtonSize::Small))
{
    setObjectName(QStringLiteral("piecesDialog"));
    setText(m_keeping.explanation);
    m_list->setObjectName(QStringLiteral("piecesList"));
    m_list->setAccessibleName(m_keeping.title);
    m_list->setFixedWidth(kit.px(listWidth));
    m_name->setObjectName(QStringLiteral("pieceName"));
    m_text->setObjectName(QStringLiteral("pieceText"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(kit.px(textHeight));
    m_textField = new FormField(kit, m_keeping.textLabel, m_text);
    auto *keep = makeButton(kit, tr("Keep it"), ButtonKind::Normal, std::nullopt, ButtonSize::Small);
    keep->setObjectName(QStringLiteral("keepPiece"));
    m_remove->setObjectName(QStringLiteral("removePiece"));

    auto *row = new QHBoxLayout;
    row->setSpacing(kit.px(size::padding));
    row->addWidget(m_list);
    auto *column = new QVBoxLayout;
    column->addWidget(new FormField(kit, tr("Name"), m_name));
    column->addWidget(m_textField, 1);
    auto *acts = new QHBoxLayout;
    acts->addWidget(keep);
    acts->addWidget(m_remove);
    acts->addStretch(1);
    column->addLayout(acts);
    row->addLayout(column, 1);
    body()->addLayout(row);
    addButton({QStringLiteral("close"), tr("Close"), ButtonKind::Primary});
    connect(keep, &QPushButton::clicked, this, &PiecesDialog::keepPiece);
    connect(m_remove, &QPushButton::clicked, this, &PiecesDialog::removePiece);
    connect(m_list, &QListWidget::currentRowChanged, this, &PiecesDialog::showPiece);
    fill(0);
}

void PiecesDialog::fill(int row)
{
    m_pieces = m_keeping.all();
    m_list->clear();
    for (const Piece &piece : m_pieces)
        m_list->addItem(piece.name);
    m_list->addItem(tr("New…"));
    m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
}

void PiecesDialog::showPiece(int row)
{
    const bool known = row >= 0 && row < int(m_pieces.size());
    const Piece piece = known ? m_pieces[size_t(row)] : Piece();
    m_name->setText(piece.name);
    m_text->setPlainText(piece.text);
    m_remove->setVisible(known);
    m_textField->setError({});
}

void PiecesDialog::keepPiece()
{
    const int row = m_list->currentRow();
    const QString id = row >= 0 && row < int(m_pieces.size()) ? m_pieces[size_t(row)].id : QString();
    const auto kept = m_keeping.keep({id, m_name->text().trimmed(), m_text->toPlainText()});
    if (kept)
        fill(row);
    else
        m_textField->setError(kept.error().sentence());
}

void PiecesDialog::removePiece()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= int(m_pieces.size()))
        return;
    const auto removed = m_keeping.remove(m_pieces[size_t(row)].id);
    if (removed)
        fill(row);
    else
        m_textField->setError(removed.error().sentence());
}

} // namespace hatstand::ui::composer
