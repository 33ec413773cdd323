import './slim-host'
