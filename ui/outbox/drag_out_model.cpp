// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/drag_out_model.h"

#include "base/sizes.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace hatstand::ui::outbox
{

void DragOutModel::setMedia(const std::vector<networks::OutgoingMedia> &media)
{
    const auto isSame = [](const networks::OutgoingMedia &one, const networks::OutgoingMedia &other) {
        return one.filePath == other.filePath && one.altText == other.altText;
    };
    if (std::ranges::equal(m_media, media, isSame))
        return;
    beginResetModel();
    m_media = media;
    endResetModel();
}

int DragOutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_media.size());
}

QVariant DragOutModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const networks::OutgoingMedia &media = m_media[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        const QString size = sizeWords(media.byteCount);
        return media.altText.isEmpty() ? tr("Picture %1, %2").arg(index.row() + 1).arg(size)
                                       : tr("%1, %2", "description, size").arg(media.altText, size);
    }
    case Qt::ToolTipRole:
        return tr("Drag it into the browser: %1").arg(media.filePath);
    case PathRole:
        return media.filePath;
    default:
        return {};
    }
}

Qt::ItemFlags DragOutModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList DragOutModel::mimeTypes() const
{
    return {QStringLiteral("text/uri-list")};
}

QMimeData *DragOutModel::mimeData(const QModelIndexList &indexes) const
{
    QList<QUrl> urls;
    for (const QModelIndex &index : indexes) {
        const QString path = index.data(PathRole).toString();
        if (!QFileInfo::exists(path)) {
            Q_EMIT fileGone();
            return nullptr;
        }
        urls.append(QUrl::fromLocalFile(path));
    }
    if (urls.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setUrls(urls);
    return data;
}

} // namespace hatstand::ui::outbox
